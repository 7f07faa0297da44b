using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.Privacy;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Premises are looked at: kept from the holder until something comes of it, judged clause by clause by who was there, remedied, fined by what is published, and objected to.</summary>
public abstract class InspectionTests(Portal portal) : LicenseLifeTest(portal)
{
    private const string Amanah = "1";
    /// <summary>Serious: fined though it is remedied.</summary>
    private const string Wiring = "barber.wiring";
    /// <summary>To be remedied first.</summary>
    private const string Display = "commercial.license-displayed";

    private static Application Round => Application.About("license-inspection").With("inspection.occasion", "round");
    private static Application Planned => Application.About("license-inspection").With("inspection.occasion", "plan");

    [SkippableFact]
    public async Task Report_IsKeptFromTheHolder_UntilAViolationIsSigned()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Display);
        (await Inspector.PhotographAsync(reference, Display, Samples.Jpeg)).Expect();
        (await Inspector.DecideAsync(reference, "visit", "violations", "الرخصة غير معلقة في المحل")).Expect();
        var before = (Case: await Citizen.SeeAsync(reference), Mine: await MineAsync(), Copied: await CopiedAsync(), Messages: await ToldAsync(reference), Photo: await PhotoAsync(reference));
        // Nothing that is open to holders says that something is under way.
        var transfer = await Citizen.StartAsync("license-transfer", license.Number);

        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();

        Assert.Null(before.Case);
        Assert.DoesNotContain(reference, before.Mine);
        Assert.DoesNotContain(reference, before.Copied);
        Assert.Empty(before.Messages);
        Assert.False(before.Photo);
        transfer.Expect();
        var seen = (await Citizen.SeeAsync(reference))!;
        Assert.Equal("to-remedy", seen.Case.Milestone);
        Assert.Equal(["remedy"], seen.Tasks.Where(task => task.State == TaskState.Open).Select(task => task.Code));
        Assert.Contains(reference, await MineAsync());
        Assert.Contains(reference, await CopiedAsync());
        Assert.Equal(["violations-found"], await ToldAsync(reference));
        Assert.True(await PhotoAsync(reference));
        Assert.Single(seen.Photos);
    }

    [SkippableFact]
    public async Task Planned_IsAnnounced_AndItsHolderSeesTheVisitAndNotTheJudgements()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Planned, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Inspector.PhotographAsync(reference, Wiring, Samples.Jpeg)).Expect();

        var seen = (await Citizen.SeeAsync(reference))!;
        Assert.Equal(["visit-planned"], await ToldAsync(reference));
        Assert.Equal([VisitState.Made], seen.Visits.Select(visit => visit.State));
        Assert.Null(seen.DecidedUntil);
        Assert.Empty(seen.Photos);
        Assert.False(await PhotoAsync(reference));
    }

    [SkippableFact]
    public async Task Remedied_WhatIsToBeRemediedFirst_IsNotFined_AndTheCaseIsClosed()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Display);
        var before = await FineAsync(reference);
        await RemedyAsync(reference, Display);

        var view = await Portal.CaseAsync(reference);
        Assert.Equal(500m, before);
        Assert.Equal(("closed", CaseResult.Granted), (view.Case.Milestone, view.Case.Result));
        Assert.Equal([ViolationState.Remedied], view.Violations.Select(violation => violation.State));
        Assert.False(await HasInvoiceAsync(reference));
        Assert.Contains("violations-remedied", await ToldAsync(reference));
        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
    }

    [SkippableFact]
    public async Task Remedied_ASeriousOne_IsFinedAfterTheHolderAccepts_AndPaid()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Wiring, Display);
        await RemedyAsync(reference, Wiring, Display);
        var asked = await Portal.CaseAsync(reference);
        var early = await HasInvoiceAsync(reference);
        (await Citizen.ReplyAsync(reference, "accept")).Expect();
        var again = await Citizen.ReplyAsync(reference, "accept");
        var invoice = await Portal.InvoiceAsync(reference);
        await Citizen.PayAsync(reference);

        Assert.Equal("to-answer", asked.Case.Milestone);
        Assert.False(early);
        Assert.Equal(["answer-over"], again.Codes());
        // What was remedied in time is not among it.
        Assert.Equal(5_000m, invoice.Total.Riyals);
        Assert.Equal("closed", (await Portal.CaseAsync(reference)).Case.Milestone);
    }

    [SkippableFact]
    public async Task Repeated_WithinAYear_IsFinedThoughRemedied_AndForTwice()
    {
        var license = await Citizen.LicensedAsync(Application.Barber.With("license.years", "5"));
        await RemedyAsync(await SignedAsync(license, Display), Display);
        var second = await SignedAsync(license, Display);
        await RemedyAsync(second, Display);
        var fine = await FineAsync(second);
        (await Citizen.ReplyAsync(second, "accept")).Expect();
        await Citizen.PayAsync(second);
        Portal.Travel(TimeSpan.FromDays(370));
        var third = await SignedAsync(license, Display);

        Assert.Equal(1_000m, fine);
        Assert.Equal([2], (await Portal.CaseAsync(second)).Violations.Select(violation => violation.Times));
        Assert.Equal([1], (await Portal.CaseAsync(third)).Violations.Select(violation => violation.Times));
    }

    [SkippableFact]
    public async Task NotRemedied_IsSuspendedByAnother_AndFined()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Display);
        // The holder lets the time pass.
        await LapseAsync(TimeSpan.FromDays(30));
        var lapsed = await Portal.CaseAsync(reference);
        await Inspector.VisitAsync(reference, "reinspect");
        await FailAsync(reference, Wiring);
        (await Inspector.DecideAsync(reference, "reinspect", "not-remedied", "لم تُعلق الرخصة، والتمديدات مكشوفة")).Expect();
        (await Manager.DecideAsync(reference, "sign-off-suspension", "suspend")).Expect();

        Assert.Equal("reinspection", lapsed.Case.Milestone);
        Assert.Equal("lapsed", lapsed.Tasks.Single(task => task.Code == "remedy").Action);
        var view = await Portal.CaseAsync(reference);
        Assert.Equal("to-answer", view.Case.Milestone);
        // What was first found the second time nobody had time to remedy: it is for the next look.
        Assert.Equal(["license-not-displayed"], view.Violations.Select(violation => violation.Code));
        Assert.Equal(500m, await FineAsync(reference));
        Assert.Equal(LicenseStatus.Suspended, await StatusAsync(license));
        Assert.Null((await Portal.CaseAsync(reference)).Case.IsKept);
    }

    [SkippableFact]
    public async Task Danger_SuspendsAtOnce_AndAnObjectionThatIsUpheldGivesItBack()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Inspector.DecideAsync(reference, "visit", "danger", "تمديدات مكشوفة قرب أحواض الماء")).Expect();
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();
        var (suspended, danger) = (await StatusAsync(license), (await Now(license)).Danger);
        var bare = await Citizen.ReplyAsync(reference, "object", "لا");
        (await Citizen.ReplyAsync(reference, "object", "التمديدات سليمة ولدينا شهادة بها")).Expect();
        (await Objections.DecideAsync(reference, "committee", "uphold")).Expect();

        Assert.Equal((LicenseStatus.Suspended, true), (suspended, danger));
        Assert.Equal(["reason-required"], bare.Codes());
        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
        Assert.Equal([ViolationState.Lifted], (await Portal.CaseAsync(reference)).Violations.Select(violation => violation.State));
        // What was lifted does not count.
        Assert.Equal([1], (await Portal.CaseAsync(await SignedAsync(license, Wiring))).Violations.Select(violation => violation.Times));
    }

    [SkippableFact]
    public async Task Objection_ThatIsRefused_LeadsBackToWhereItWas()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Wiring);
        (await Citizen.ReplyAsync(reference, "object", "التمديدات سليمة ولدينا شهادة بها")).Expect();
        (await Objections.DecideAsync(reference, "committee", "reject", "الصور تثبت المخالفة")).Expect();
        var first = (await Portal.CaseAsync(reference)).Case.Milestone;
        await RemedyAsync(reference, Wiring);
        (await Citizen.ReplyAsync(reference, "object", "عالجتها في يومها فلماذا الغرامة")).Expect();
        (await Objections.DecideAsync(reference, "committee", "reject", "المخالفة جسيمة وغرامتها منشورة")).Expect();

        Assert.Equal("to-remedy", first);
        Assert.Equal("awaiting-payment", (await Portal.CaseAsync(reference)).Case.Milestone);
        Assert.Equal(5_000m, (await Portal.InvoiceAsync(reference)).Total.Riyals);
    }

    [SkippableFact]
    public async Task Silence_OnTheFine_BillsIt_AndOnTheInvoiceAsksTheAmanah_WhoGivesNewTime()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Wiring);
        await RemedyAsync(reference, Wiring);
        await LapseAsync(TimeSpan.FromDays(120));
        var billed = (await Portal.CaseAsync(reference)).Case.Milestone;
        await LapseAsync(TimeSpan.FromDays(40));
        var overdue = await Portal.CaseAsync(reference);
        (await Manager.DecideAsync(reference, "collect", "extend")).Expect();
        await Citizen.PayAsync(reference);

        Assert.Equal(("awaiting-payment", "overdue"), (billed, overdue.Case.Milestone));
        Assert.Equal("closed", (await Portal.CaseAsync(reference)).Case.Milestone);
        Assert.Equal([InvoiceState.Cancelled, InvoiceState.Paid], await Portal.ReadAsync(db => db.Invoices.AsNoTracking().Where(i => i.CaseId == overdue.Case.Id).OrderBy(i => i.Id).Select(i => i.State).ToListAsync()));
    }

    [SkippableFact]
    public async Task Decisions_AreTakenByTwo_AndTheCommitteeHadNoPartInIt()
    {
        await Portal.AppointAsync(Who.Inspector, "manager", Amanah);
        await Portal.AppointAsync(Who.Manager, "objections-member", Amanah);
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Inspector.DecideAsync(reference, "visit", "violations", "تمديدات مكشوفة في الصالة")).Expect();
        var own = await Inspector.DecideAsync(reference, "sign-off", "approve");
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();
        (await Citizen.ReplyAsync(reference, "object", "التمديدات سليمة ولدينا شهادة بها")).Expect();
        var signer = await Manager.DecideAsync(reference, "committee", "uphold");

        Assert.Equal(["two-persons", "two-persons"], own.Codes().Concat(signer.Codes()));
    }

    [SkippableFact]
    public async Task ShopThatStaysShut_WhenItIsLookedAtAgain_IsNotSparedTheFine()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Display);
        (await Citizen.ReplyAsync(reference, "done")).Expect();
        await MissAsync(reference, "reinspect");
        var once = await Inspector.DecideAsync(reference, "reinspect", "not-remedied", "المحل مغلق في الموعد المعلن");
        await MissAsync(reference, "reinspect");
        (await Inspector.DecideAsync(reference, "reinspect", "not-remedied", "المحل مغلق في الموعدين المعلنين")).Expect();
        (await Manager.DecideAsync(reference, "sign-off-suspension", "fine")).Expect();

        Assert.Equal(["action-withheld"], once.Codes());
        Assert.Equal(("to-answer", 500m), ((await Portal.CaseAsync(reference)).Case.Milestone, await FineAsync(reference)));
        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
    }

    [SkippableFact]
    public async Task Kept_IsNotThereForAnOfficerWhoHoldsTheLicense_AndNobodyWritesToTheHolder()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        await Portal.AppointAsync(Who.Citizen, "reviewer", Who.Riyadh);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        var own = await new Officer(Portal, Who.Citizen).SeeAsync(reference);
        var written = await Inspector.SayAsync(reference, "نود زيارتكم غدًا");
        (await Inspector.SayAsync(reference, "للعلم بين الموظفين", note: true)).Expect();

        Assert.Null(own);
        Assert.NotNull(await Reviewer.SeeAsync(reference));
        Assert.Equal(["case-kept"], written.Codes());
        Assert.Empty(await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task WhoWentThere_SignsNothingOfIt_ThoughAColleagueClosedTheTask()
    {
        await Portal.AppointAsync(Who.Inspector, "manager", Amanah);
        await Portal.AppointAsync(Who.SecondReviewer, "inspector", Who.Riyadh);
        var colleague = new Officer(Portal, Who.SecondReviewer);
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Manager.AssignAsync(reference, "visit", (await colleague.ActorAsync()).AccountId)).Expect();
        (await colleague.DecideAsync(reference, "visit", "violations", "تمديدات مكشوفة في الصالة")).Expect();

        Assert.Equal(["two-persons"], (await Inspector.DecideAsync(reference, "sign-off", "approve")).Codes());
        // From a desk nothing is judged that was seen on site.
        Assert.Equal(["task-not-yours"], (await Manager.JudgeAsync(reference, Wiring, Verdict.Pass)).Codes());
    }

    [SkippableFact]
    public async Task Upheld_DoesNotUndoWhatWasSuspendedForAnotherReason()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        await SuspendAsync(license);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Inspector.DecideAsync(reference, "visit", "danger", "تمديدات مكشوفة قرب أحواض الماء")).Expect();
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();
        (await Citizen.ReplyAsync(reference, "object", "التمديدات سليمة ولدينا شهادة بها")).Expect();
        (await Objections.DecideAsync(reference, "committee", "uphold")).Expect();

        Assert.Equal("lifted", (await Portal.CaseAsync(reference)).Case.Milestone);
        Assert.Equal(LicenseStatus.Suspended, await StatusAsync(license));
    }

    [SkippableFact]
    public async Task SecondLook_IsNotReadByTheHolder_BeforeItIsSigned()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await SignedAsync(license, Display);
        (await Citizen.ReplyAsync(reference, "done")).Expect();
        await Inspector.VisitAsync(reference, "reinspect");
        (await Inspector.PhotographAsync(reference, Display, Samples.Jpeg)).Expect();
        await FailAsync(reference, Display);
        var before = (await Citizen.SeeAsync(reference))!;
        (await Inspector.DecideAsync(reference, "reinspect", "not-remedied", "الرخصة غير معلقة حتى الآن")).Expect();

        Assert.Empty(before.Photos);
        Assert.True(before.Clauses.Single(clause => clause.Verdict.ClauseCode == Display).Verdict.At > before.DecidedUntil);
        Assert.False(await PhotoAsync(reference));
    }

    [SkippableFact]
    public async Task Returned_ReportIsNotVisitedForAgain()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        await FailAsync(reference, Wiring);
        (await Inspector.DecideAsync(reference, "visit", "violations", "تمديدات مكشوفة في الصالة")).Expect();
        (await Manager.DecideAsync(reference, "sign-off", "return", "أرفق صورًا تثبت المخالفة")).Expect();
        (await Inspector.PhotographAsync(reference, Wiring, Samples.Jpeg)).Expect();

        (await Inspector.DecideAsync(reference, "visit", "violations", "تمديدات مكشوفة في الصالة، مع الصور")).Expect();
    }

    [SkippableFact]
    public async Task OnlyTheInspectorOfThePlace_BeginsOne_AndOneAtATime()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        Assert.Equal(OutcomeKind.NotFound, (await Citizen.StartAsync("license-inspection", license.Number)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Reviewer.StartAsync("license-inspection", license.Number)).Kind);
        await Inspector.BeginAsync(Round, license.Number);
        Assert.Equal(["service-under-way"], (await Inspector.StartAsync("license-inspection", license.Number)).Codes());
    }

    private async Task FailAsync(string reference, string clause) => (await Inspector.JudgeAsync(reference, clause, Verdict.Fail, "شوهد في الموقع عند الزيارة")).Expect();

    /// <summary>Inspected, found in violation of the clauses, and signed.</summary>
    private async Task<string> SignedAsync(License license, params string[] clauses)
    {
        var reference = await Inspector.BeginAsync(Round, license.Number);
        await Inspector.VisitAsync(reference, "visit");
        foreach (var clause in clauses) await FailAsync(reference, clause);
        (await Inspector.DecideAsync(reference, "visit", "violations", "مخالفات شوهدت عند الزيارة")).Expect();
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();
        return reference;
    }

    /// <summary>The holder says so, and the inspector sees it.</summary>
    private async Task RemedyAsync(string reference, params string[] clauses)
    {
        (await Citizen.ReplyAsync(reference, "done")).Expect();
        await Inspector.VisitAsync(reference, "reinspect");
        foreach (var clause in clauses) (await Inspector.JudgeAsync(reference, clause, Verdict.Pass)).Expect();
        await Inspector.PassAllAsync(reference);
        (await Inspector.DecideAsync(reference, "reinspect", "remedied")).Expect();
    }

    private async Task MissAsync(string reference, string task)
    {
        Portal.TravelTo(RiyadhTime.StartOf(Portal.Today.AddDays(1)).AddHours(8));
        var on = Portal.Today.AddDays(7);
        (await Inspector.PlanAsync(reference, task, on, new(10, 0), new(12, 0))).Expect();
        Portal.TravelTo(RiyadhTime.At(on, new(10, 30)));
        (await Inspector.SettleAsync(reference, VisitState.Missed, "المحل مغلق ولا أحد فيه")).Expect();
    }

    private async Task LapseAsync(TimeSpan later)
    {
        Portal.Travel(later);
        await Portal.AskAsync((LapseOverdueCases job) => job.RunAsync(100, CancellationToken.None));
    }

    private async Task<decimal> FineAsync(string reference)
    {
        var file = (await Portal.CaseAsync(reference)).AsFile();
        return await Portal.AskAsync((CaseBooks books) => Task.FromResult(books.PriceOf(file, books.Of(file))!.Total.Riyals));
    }

    private async Task<bool> HasInvoiceAsync(string reference)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Invoices.AnyAsync(invoice => invoice.CaseId == id));
    }

    private async Task<List<string>> MineAsync()
    {
        var actor = await Portal.ActorAsync(Who.Citizen);
        return await Portal.AskAsync((CaseAccess access) => access.AppliedForBy(actor).Select(c => c.Reference).ToListAsync());
    }

    private async Task<List<string>> CopiedAsync()
    {
        var actor = await Portal.ActorAsync(Who.Citizen);
        return [.. (await Portal.AskAsync((ReadDataCopy reader) => reader.FindAsync(actor, CancellationToken.None)))!.Cases.Select(copied => copied.Reference)];
    }

    /// <summary>Whether the holder can open what the inspector photographed.</summary>
    private async Task<bool> PhotoAsync(string reference)
    {
        var (actor, photo) = (await Portal.ActorAsync(Who.Citizen), (await Portal.CaseAsync(reference)).Photos.Single());
        var opened = await Portal.AskAsync((ReadEvidence reader) => reader.OpenAsync(reference, photo.Id, actor, CancellationToken.None));
        if (opened is not null) await opened.Content.DisposeAsync();
        return opened is not null;
    }
}

public sealed class InspectionOnSqlite(SqlitePortal portal) : InspectionTests(portal), IClassFixture<SqlitePortal>;

public sealed class InspectionOnPostgreSql(PostgreSqlPortal portal) : InspectionTests(portal), IClassFixture<PostgreSqlPortal>;
