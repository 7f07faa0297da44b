using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>A license is amended, corrected, suspended, defended, given back and cancelled, each by a case of its own.</summary>
public abstract class ChangeTests(Portal portal) : LicenseLifeTest(portal)
{
    [SkippableFact]
    public async Task Amendment_OfNothing_CannotBeSubmitted()
    {
        var license = await Citizen.LicensedAsync();
        var draft = await Citizen.DraftAsync(Application.About("license-amendment"), license.Number);

        var outcome = await Citizen.SubmitDraftAsync(draft);

        Assert.Contains("service-not-open", outcome.Codes());
    }

    [SkippableFact]
    public async Task Amendment_OfTheArea_IsReviewedPaidAndPrinted_WithTheDocumentsOnFile()
    {
        var license = await Citizen.LicensedAsync();

        var reference = await Citizen.SubmitAsync(Application.About("license-amendment").With("shop.area", "100"), license.Number);
        var filed = await Portal.CaseAsync(reference);
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();
        await Citizen.PayAsync(reference);

        var amended = await Now(license);
        var before = await Portal.CaseAsync((await Portal.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.Id == license.CaseId))).Reference);
        Assert.Contains(amended.Printed().Fields, field => field.Value.En.Contains("100", StringComparison.Ordinal));
        Assert.Equal((license.ValidTo, license.Number), (amended.ValidTo, amended.Number));
        Assert.NotNull(amended.Signature);
        Assert.NotEqual(license.Signature, amended.Signature);
        // What was on file stands for its clause in the new case, as the very same file.
        Assert.Contains(filed.Evidence, document => before.Evidence.Any(old => old.StoredFileId == document.StoredFileId && old.ClauseCode == document.ClauseCode));
        Assert.Equal(FactSource.OnFile, filed.Facts.Single(fact => fact.Code == "place.municipality").Source);
        Assert.Equal(FactSource.Declared, filed.Facts.Single(fact => fact.Code == "shop.area").Source);
        Assert.Equal([LicenseChangeKind.Amended], await ChangesAsync(license));
    }

    [SkippableFact]
    public async Task Amendment_AfterARenewal_StillFindsTheFirstDocumentsOnFile()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -60);
        await Citizen.PayAsync(await Citizen.SubmitAsync(Renewal, license.Number));

        var draft = await Citizen.DraftAsync(Application.About("license-amendment").With("shop.area", "90"), license.Number);

        var review = await Citizen.ReviewAsync(draft);
        Assert.Contains("commercial.tenancy", review.Evidence.Where(review.IsOnFile).Select(clause => clause.ClauseCode));
    }

    [SkippableFact]
    public async Task Suspension_ByWhoeverLostThePostMeanwhile_IsNotSubmitted()
    {
        var license = await Citizen.LicensedAsync();
        await Portal.AppointAsync(Who.Engineer, "inspector", Who.Riyadh);
        var former = new Officer(Portal, Who.Engineer);
        var draft = await former.DraftAsync(Suspension, license.Number);
        await Portal.ReadAsync(async db =>
        {
            var engineer = (await former.ActorAsync()).PersonId;
            foreach (var post in await db.Appointments.Where(post => post.PersonId == engineer && post.Role == "inspector").ToListAsync()) db.Appointments.Remove(post);
            return await db.SaveChangesAsync();
        });

        var outcome = await former.SubmitAsync(draft);

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
    }

    [SkippableFact]
    public async Task Suspension_NeedsASecondPerson_AndTellsTheHolder()
    {
        var license = await Citizen.LicensedAsync();

        var reference = await Inspector.BeginAsync(Suspension, license.Number);
        var proposed = await StatusAsync(license);
        var withdrawn = await Citizen.WithdrawAsync(reference);
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();

        Assert.Equal(LicenseStatus.Valid, proposed);
        Assert.Equal(OutcomeKind.NotFound, withdrawn.Kind);
        Assert.Equal(LicenseStatus.Suspended, await StatusAsync(license));
        Assert.Contains("license-suspended", await ToldAsync(reference));
        Assert.Equal(license.HolderPersonId, (await Portal.CaseAsync(reference)).Case.ApplicantPersonId);
    }

    [SkippableFact]
    public async Task Suspension_ByWhoeverMayNot_IsNotThere()
    {
        var license = await Citizen.LicensedAsync();

        var holder = await Citizen.StartAsync("license-suspension", license.Number);
        var reviewer = await Reviewer.StartAsync("license-suspension", license.Number);
        var elsewhere = await new Officer(Portal, Who.JeddahReviewer).StartAsync("license-error", license.Number);

        Assert.All([holder, reviewer, elsewhere], outcome => Assert.Equal(OutcomeKind.NotFound, outcome.Kind));
    }

    [SkippableFact]
    public async Task Objection_Upheld_GivesTheLicenseBack()
    {
        var license = await Citizen.LicensedAsync();
        await SuspendAsync(license);

        var reference = await Citizen.SubmitAsync(Application.About("license-objection"), license.Number);
        (await Objections.DecideAsync(reference, "decide", "approve")).Expect();

        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
        Assert.Equal([LicenseChangeKind.Suspended, LicenseChangeKind.Stayed, LicenseChangeKind.Reinstated], await ChangesAsync(license));
    }

    [SkippableFact]
    public async Task Objection_AfterSixtyDays_IsClosed_AndAgainstOnesOwnCancellation()
    {
        var (late, own) = (await Citizen.LicensedAsync(), await Citizen.LicensedAsync());
        await SuspendAsync(late);
        await Citizen.SubmitAsync(Application.About("license-cancellation"), own.Number);

        var early = await Citizen.StartAsync("license-objection", own.Number);
        Portal.Travel(TimeSpan.FromDays(61));
        var outcome = await Citizen.StartAsync("license-objection", late.Number);

        Assert.Equal(["service-not-open"], early.Codes());
        Assert.Equal(["service-not-open"], outcome.Codes());
    }

    [SkippableFact]
    public async Task Reinstatement_AfterTheRemedy_LiftsTheSuspension()
    {
        var license = await Citizen.LicensedAsync();
        await SuspendAsync(license);

        var reference = await Citizen.SubmitAsync(Application.About("license-reinstatement"), license.Number);
        await Inspector.PassAllAsync(reference);
        (await Inspector.DecideAsync(reference, "check", "approve")).Expect();

        Assert.Equal(LicenseStatus.Valid, await StatusAsync(license));
    }

    [SkippableFact]
    public async Task Cancellation_EndsThePermitsLinkedToIt()
    {
        var license = await Citizen.LicensedAsync();
        var asked = await Citizen.SubmitAsync(Application.About("extended-hours-permit").With("hours.cameras", "true").With("hours.nightWorkers", "2"), license.Number);
        await Citizen.PayAsync(asked);
        var permit = (await Portal.LicensesAsync(asked)).Single();

        var reference = await Citizen.SubmitAsync(Application.About("license-cancellation"), license.Number);

        Assert.Equal((license.Id, license.ValidTo), (permit.LinkedToId, permit.ValidTo));
        Assert.Equal((LicenseStatus.Cancelled, LicenseStatus.Cancelled), (await StatusAsync(license), await StatusAsync(permit)));
        Assert.Equal(CaseResult.Granted, (await Portal.CaseAsync(reference)).Case.Result);
        Assert.Equal(["service-not-open"], (await Citizen.StartAsync("license-renewal", license.Number)).Codes());
    }

    [SkippableFact]
    public async Task Reinstatement_RevivesThePermitsThatFellWithIt()
    {
        var license = await Citizen.LicensedAsync();
        var asked = await Citizen.SubmitAsync(Application.About("extended-hours-permit").With("hours.cameras", "true").With("hours.nightWorkers", "2"), license.Number);
        await Citizen.PayAsync(asked);
        var permit = (await Portal.LicensesAsync(asked)).Single();
        await SuspendAsync(license);
        var fallen = await StatusAsync(permit);

        var objection = await Citizen.SubmitAsync(Application.About("license-objection"), license.Number);
        (await Objections.DecideAsync(objection, "decide", "approve")).Expect();

        Assert.Equal(LicenseStatus.Suspended, fallen);
        Assert.Equal(LicenseStatus.Valid, await StatusAsync(permit));
    }

    [SkippableFact]
    public async Task OwnError_IsCorrectedAtNoCostToTheHolder()
    {
        var license = await Citizen.LicensedAsync();

        var reference = await Reviewer.BeginAsync(Application.About("license-error").With("shop.area", "68").With("error.cause", "قُرئت المساحة معكوسة من العقد"), license.Number);
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();

        Assert.Contains((await Now(license)).Printed().Fields, field => field.Value.En.Contains("68", StringComparison.Ordinal));
        Assert.Empty(await Portal.PaymentsAsync(reference));
        Assert.Contains("license-amended", await ToldAsync(reference));
    }
}

public sealed class ChangeOnSqlite(SqlitePortal portal) : ChangeTests(portal), IClassFixture<SqlitePortal>;

public sealed class ChangeOnPostgreSql(PostgreSqlPortal portal) : ChangeTests(portal), IClassFixture<PostgreSqlPortal>;
