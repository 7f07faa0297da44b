using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Licenses that a machine decided on are drawn by lot and audited: drawn once, by everybody's arithmetic, and what is found is put right or ends in a suspension.</summary>
public abstract class PostAuditTests(Portal portal) : LicenseLifeTest(portal)
{
    private const string Service = "license-post-audit";
    private const string Amanah = "1";

    [SkippableFact]
    public async Task Draw_CanBeRepeatedFromWhatIsPublished()
    {
        await DrawAsync();
        await NextDayAsync();
        var licenses = new List<License> { await Citizen.LicensedAsync(Application.Barber), await Citizen.LicensedAsync(), await Citizen.LicensedAsync() };
        var day = Portal.Today;
        var before = await DayAsync(day);
        await NextDayAsync();
        await DrawAsync();

        var draw = await DayAsync(day);
        var all = await AllAsync(draw);
        var secret = Convert.FromHexString(draw.Secret!);
        Assert.Equal((null, null, false), (before.Secret, before.Digest, before.IsDrawn));
        Assert.True(before.CommittedInTime);
        Assert.Equal(before.Commitment, SamplingLot.Commitment(secret));
        Assert.Equal(licenses.Select(license => license.Number).Order(StringComparer.Ordinal), all.Select(sample => sample.Number));
        Assert.Equal(draw.Digest, SamplingLot.Digest(all.Select(sample => (sample.Number, sample.PerMille))));
        Assert.All(all, sample => Assert.Equal(sample.Mark, $"{SamplingLot.Mark(secret, draw.Digest!, sample.Number):x16}"));
        Assert.All(all, sample => Assert.Equal(sample.IsDrawn, SamplingLot.IsDrawn(Convert.ToUInt64(sample.Mark, 16), sample.PerMille)));
        Assert.Equal([1000, 50, 50], all.OrderByDescending(sample => sample.PerMille).Select(sample => sample.PerMille));
        Assert.Equal((all.Count, all.Count(sample => sample.IsDrawn)), (draw.Licenses, draw.Drawn));
    }

    [SkippableFact]
    public async Task Drawn_IsOpenedOnce_WithWhatIsOnFile_AndTheHolderIsTold()
    {
        var license = await BarberAsync();
        var origin = (await CasesAsync(license)).Single();
        var reference = await AuditAsync(license);
        await DrawAsync();
        await NextDayAsync();
        await DrawAsync();

        var audit = await Portal.CaseAsync(reference);
        var first = await Portal.CaseAsync(origin);
        Assert.Equal([origin, reference], await CasesAsync(license));
        Assert.Equal((Party.System, null), (audit.Events[0].Event.Party, audit.Events[0].Event.ActorAccountId));
        Assert.Equal(["audit"], audit.Tasks.Select(task => task.Code));
        Assert.All(audit.Facts, fact => Assert.Equal(FactSource.OnFile, fact.Source));
        Assert.Contains(audit.Facts, fact => fact.Code == "barber.chairs");
        Assert.DoesNotContain(audit.Facts, fact => fact.Code == "contact.mobile");
        Assert.Equal(first.Evidence.Select(e => e.StoredFileId).Order(), audit.Evidence.Select(e => e.StoredFileId).Order());
        // What the holder undertook then stands; nothing is to be provided again.
        Assert.DoesNotContain(audit.Clauses, clause => clause.Verdict.Verdict == Verdict.ToProvide);
        Assert.Equal(["audit-begun"], await ToldAsync(reference));
        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
    }

    [SkippableFact]
    public async Task Draw_LeavesOutWhatAPersonDecided_AndWhatHasNoEffect()
    {
        await DrawAsync();
        await NextDayAsync();
        var reviewed = await Citizen.SubmitRestaurantAsync();
        await Reviewer.PassAllAsync(reviewed);
        (await Reviewer.DecideAsync(reviewed, "review", "approve")).Expect();
        (await Manager.DecideAsync(reviewed, "sign-off", "approve")).Expect();
        await Citizen.PayAsync(reviewed);
        var suspended = await Citizen.LicensedAsync(Application.Barber);
        await SuspendAsync(suspended);
        var day = Portal.Today;
        await NextDayAsync();
        await DrawAsync();

        Assert.Empty(await AllAsync(await DayAsync(day)));
    }

    [SkippableFact]
    public async Task Draw_AfterADowntime_MakesUpForEveryDay_AndSaysWhatWasCommittedLate()
    {
        await DrawAsync();
        await NextDayAsync();
        var first = await Citizen.LicensedAsync(Application.Barber);
        Portal.Travel(TimeSpan.FromDays(10));
        var second = await Citizen.LicensedAsync(Application.Barber);
        var day = Portal.Today;
        await NextDayAsync();
        await DrawAsync();

        Assert.Equal(2, (await CasesAsync(first)).Count);
        Assert.Equal(2, (await CasesAsync(second)).Count);
        Assert.True((await DayAsync(day.AddDays(-10))).CommittedInTime);
        Assert.False((await DayAsync(day)).CommittedInTime);
        Assert.True(await Portal.ReadAsync(db => db.SamplingDraws.Where(d => d.Day <= day).AllAsync(d => d.DrawnAt != null)));
    }

    [SkippableFact]
    public async Task Draw_AfterARenewalWithoutAPerson_FindsTheLicenseAgain()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        TravelToEnd(license, -60);
        await DrawAsync();
        await NextDayAsync();
        var renewal = await Citizen.SubmitAsync(Renewal, license.Number);
        await Citizen.PayAsync(renewal);
        var instant = (await Portal.CaseAsync(renewal)).WasInstant;
        var day = Portal.Today;
        await NextDayAsync();
        await DrawAsync();

        Assert.Equal(instant, (await AllAsync(await DayAsync(day))).Exists(sample => sample.Number == license.Number));
        Assert.True(instant);
    }

    [SkippableFact]
    public async Task Draw_OfADayCommittedToWithAnotherKey_IsNotMade_AndTheNextIs()
    {
        await DrawAsync();
        var day = Portal.Today.AddDays(1);
        var ours = (await DayAsync(day)).Commitment;
        await CommitAsync(day, new string('0', 64));
        for (var i = 0; i < 3; i++) await NextDayAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Portal.AskAsync((DrawSamples job) => job.RunAsync(CancellationToken.None)));

        Assert.False((await DayAsync(day)).IsDrawn);
        Assert.True((await DayAsync(day.AddDays(1))).IsDrawn);
        await CommitAsync(day, ours);
    }

    [SkippableFact]
    public async Task Audit_OfWhatIsInOrder_EndsAndLeavesTheLicenseAlone()
    {
        var license = await BarberAsync();
        var reference = await AuditAsync(license);

        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "audit", "in-order")).Expect();

        Assert.Equal("in-order", (await Portal.CaseAsync(reference)).Case.Milestone);
        Assert.Equal(license.Signature, (await Now(license)).Signature);
        Assert.Empty(await ChangesAsync(license));
        Assert.Contains("audit-in-order", await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task Finding_OfAFactAndADocument_IsPutRightByTheHolder_AndStandsOnTheLicense()
    {
        var license = await BarberAsync();
        var reference = await AuditAsync(license);
        var document = (await Portal.CaseAsync(reference)).Evidence[0];

        (await Reviewer.AskForAsync(reference, "audit", new RequestedCorrection(CorrectionKind.Fact, "barber.chairs", "في الصور أربعة كراسي"), new RequestedCorrection(CorrectionKind.Document, document.ClauseCode, "المستند غير مقروء"))).Expect();
        (await Citizen.AnswerAsync(reference, ("barber.chairs", "4"))).Expect();
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "audit", "in-order")).Expect();

        Assert.Equal("corrected", (await Portal.CaseAsync(reference)).Case.Milestone);
        Assert.Equal([LicenseChangeKind.Amended], await ChangesAsync(license));
        // The next case about the license finds the corrected fact and the new document.
        var subject = await Portal.AskAsync(async (LicenseSubjects subjects) => await subjects.OfAsync(await Now(license), CancellationToken.None));
        Assert.Equal(4m, subject.Standing["barber.chairs"].Number);
        Assert.NotEqual(document.StoredFileId, subject.OnFile[document.ClauseCode]);
    }

    [SkippableFact]
    public async Task Finding_ThatNobodyAnswers_ComesBackToTheAuditor_AndEndsInASuspensionSignedByAnother()
    {
        var license = await BarberAsync();
        var reference = await AuditAsync(license);
        var clause = (await Portal.CaseAsync(reference)).Evidence[0].ClauseCode;
        (await Reviewer.AskForAsync(reference, "audit", new RequestedCorrection(CorrectionKind.Document, clause, "المستند غير مقروء"))).Expect();

        Portal.Travel(TimeSpan.FromDays(30));
        await Portal.AskAsync((LapseOverdueCases job) => job.RunAsync(100, CancellationToken.None));
        var back = await Portal.CaseAsync(reference);
        var early = await Reviewer.DecideAsync(reference, "audit", "propose", "لم يرد صاحب الرخصة على ما طُلب");
        (await Reviewer.JudgeAsync(reference, clause, Verdict.Fail, "المستند غير مقروء ولم يُستبدل")).Expect();
        (await Reviewer.DecideAsync(reference, "audit", "propose", "لم يرد صاحب الرخصة على ما طُلب")).Expect();
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();

        Assert.True(back.Case.IsOpen);
        Assert.Empty(back.OpenCorrections);
        Assert.Null(back.NextAction);
        Assert.Equal([TaskState.Cancelled, TaskState.Cancelled, TaskState.Open], back.Tasks.Select(task => task.State));
        Assert.Equal(["action-withheld"], early.Codes());
        Assert.Equal(LicenseStatus.Suspended, await StatusAsync(license));
        Assert.Contains("audit-unanswered", await ToldAsync(reference));
        Assert.Contains("license-suspended", await ToldAsync(reference));
        // Against this, too, there is an objection.
        (await Citizen.StartAsync("license-objection", license.Number)).Expect();
    }

    [SkippableFact]
    public async Task Suspension_IsNotSignedByWhoeverAudited()
    {
        await Portal.AppointAsync(Who.Reviewer, "manager", Amanah);
        var license = await BarberAsync();
        var reference = await AuditAsync(license);
        var clause = (await Portal.CaseAsync(reference)).Evidence[0].ClauseCode;
        (await Reviewer.JudgeAsync(reference, clause, Verdict.Fail, "المستند لمحل آخر")).Expect();
        (await Reviewer.DecideAsync(reference, "audit", "propose", "المستند لمحل آخر في شارع آخر")).Expect();

        Assert.Equal(["two-persons"], (await Reviewer.DecideAsync(reference, "sign-off", "approve")).Codes());
    }

    [SkippableFact]
    public async Task Audit_IsBegunByTheLotAlone()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);

        Assert.Equal(OutcomeKind.NotFound, (await Citizen.StartAsync(Service, license.Number)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Reviewer.StartAsync(Service, license.Number)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Manager.StartAsync(Service, license.Number)).Kind);
    }

    [SkippableFact]
    public async Task Renewal_AsksForItsOwnDocumentsEachTime()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -60);
        await Citizen.PayAsync(await Citizen.SubmitAsync(Renewal, license.Number));
        TravelToEnd(await Now(license), -60);

        var started = (await Citizen.StartAsync("license-renewal", license.Number)).Expect();

        var asked = (await Citizen.ReviewAsync(started)).Evidence.Where(clause => clause.Verdict == Verdict.ToProvide).Select(clause => clause.ClauseCode);
        Assert.Contains("license-renewal.front-photo", asked);
    }

    /// <summary>A barber's, issued on a day that was committed to.</summary>
    private async Task<License> BarberAsync()
    {
        await DrawAsync();
        await NextDayAsync();
        return await Citizen.LicensedAsync(Application.Barber);
    }

    /// <summary>The reference of the audit of a license issued today.</summary>
    private async Task<string> AuditAsync(License license)
    {
        await NextDayAsync();
        await DrawAsync();
        return (await CasesAsync(license))[^1];
    }

    private Task<int> CommitAsync(DateOnly day, string commitment) =>
        Portal.ReadAsync(db => db.SamplingDraws.Where(d => d.Day == day).ExecuteUpdateAsync(row => row.SetProperty(d => d.Commitment, commitment)));

    private async Task DrawAsync()
    {
        await Portal.AskAsync((DrawSamples job) => job.RunAsync(CancellationToken.None));
        await Portal.AskAsync((OpenSamples job) => job.RunAsync(100, CancellationToken.None));
    }

    private Task NextDayAsync()
    {
        Portal.TravelTo(RiyadhTime.StartOf(Portal.Today.AddDays(1)).AddHours(9));
        return Task.CompletedTask;
    }

    private async Task<SamplingDraw> DayAsync(DateOnly day) => (await Portal.AskAsync((ReadSamples reader) => reader.DayAsync(Service, day, CancellationToken.None)))!.Draw;

    private Task<List<Sample>> AllAsync(SamplingDraw draw) => Portal.AskAsync(async (ReadSamples reader) => await reader.AllAsync(draw).ToListAsync());

    private Task<List<string>> CasesAsync(License license) =>
        Portal.ReadAsync(db => db.Cases.AsNoTracking().Where(c => c.Id == license.CaseId || c.SubjectId == license.Id).OrderBy(c => c.Id).Select(c => c.Reference).ToListAsync());
}

public sealed class PostAuditOnSqlite(SqlitePortal portal) : PostAuditTests(portal), IClassFixture<SqlitePortal>;

public sealed class PostAuditOnPostgreSql(PostgreSqlPortal portal) : PostAuditTests(portal), IClassFixture<PostgreSqlPortal>;
