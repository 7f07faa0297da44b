using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>What an authority decided waits while the holder objects to it, as long as nobody is in danger.</summary>
public abstract class StayTests(Portal portal) : LicenseLifeTest(portal)
{
    private Task<string> ObjectAsync(License license) => Citizen.SubmitAsync(Application.About("license-objection"), license.Number);

    private async Task<License> PermitAsync(License license)
    {
        var asked = await Citizen.SubmitAsync(Application.About("extended-hours-permit").With("hours.cameras", "true").With("hours.nightWorkers", "2"), license.Number);
        await Citizen.PayAsync(asked);
        return (await Portal.LicensesAsync(asked)).Single();
    }

    [SkippableFact]
    public async Task Objection_StaysTheSuspension_ForThePublicToo_WithThePermits()
    {
        var license = await Citizen.LicensedAsync();
        var permit = await PermitAsync(license);
        await SuspendAsync(license);

        var reference = await ObjectAsync(license);

        Assert.Equal((LicenseStatus.Stayed, LicenseStatus.Stayed), (await StatusAsync(license), await StatusAsync(permit)));
        Assert.Equal(LicenseStatus.Stayed, (await Portal.AskAsync((VerifyLicense verify) => verify.ByNumberAsync(license.Number, CancellationToken.None)))!.Status);
        Assert.Equal([LicenseChangeKind.Suspended, LicenseChangeKind.Stayed], await ChangesAsync(license));
        Assert.Contains("license-stayed", await ToldAsync(reference));
        var stayed = await Portal.AskAsync((ReadRegister register) => register.PageAsync(new() { Status = LicenseStatus.Stayed, Size = 100 }, CancellationToken.None));
        var suspended = await Portal.AskAsync((ReadRegister register) => register.PageAsync(new() { Status = LicenseStatus.Suspended, Size = 100 }, CancellationToken.None));
        Assert.Contains(stayed.Lines, line => line.Number == license.Number);
        Assert.DoesNotContain(suspended.Lines, line => line.Number == license.Number);
    }

    [SkippableTheory]
    [InlineData("refuse")]
    [InlineData("withdraw")]
    [InlineData("lapse")]
    public async Task Stay_EndsWithTheObjection_HoweverThatEnds(string end)
    {
        var license = await Citizen.LicensedAsync();
        var permit = await PermitAsync(license);
        await SuspendAsync(license);
        var reference = await ObjectAsync(license);

        if (end == "refuse") (await Objections.DecideAsync(reference, "decide", "refuse", "\u0627\u0644\u0642\u0631\u0627\u0631 \u0642\u0627\u0626\u0645 \u0639\u0644\u0649 \u0648\u0642\u0627\u0626\u0639 \u062b\u0627\u0628\u062a\u0629")).Expect();
        else if (end == "withdraw") (await Citizen.WithdrawAsync(reference)).Expect();
        else
        {
            (await Objections.AskForAsync(reference, "decide", new RequestedCorrection(CorrectionKind.Fact, "objection.reason", "\u0648\u0636\u0651\u062d \u0627\u0644\u0633\u0628\u0628"))).Expect();
            Portal.Travel(TimeSpan.FromDays(40));
            await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(50, CancellationToken.None));
        }

        Assert.NotEqual(CaseResult.Open, (await Portal.CaseAsync(reference)).Case.Result);
        Assert.Equal((LicenseStatus.Suspended, LicenseStatus.Suspended), (await StatusAsync(license), await StatusAsync(permit)));
        Assert.Equal([LicenseChangeKind.Suspended, LicenseChangeKind.Stayed, LicenseChangeKind.StayEnded], await ChangesAsync(license));
        Assert.Contains("license-stay-ended", await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task Stay_Upheld_GivesTheLicenseBack_AndSaysNoMore()
    {
        var license = await Citizen.LicensedAsync();
        var permit = await PermitAsync(license);
        await SuspendAsync(license);
        var reference = await ObjectAsync(license);

        (await Objections.DecideAsync(reference, "decide", "approve")).Expect();

        Assert.Equal((LicenseStatus.Valid, LicenseStatus.Valid), (await StatusAsync(license), await StatusAsync(permit)));
        Assert.Equal([LicenseChangeKind.Suspended, LicenseChangeKind.Stayed, LicenseChangeKind.Reinstated], await ChangesAsync(license));
        Assert.DoesNotContain("license-stay-ended", await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task Danger_IsNeverStayed()
    {
        var license = await Citizen.LicensedAsync();
        var suspension = await Inspector.BeginAsync(Suspension.With("suspension.danger", "true"), license.Number);
        (await Manager.DecideAsync(suspension, "sign-off", "approve")).Expect();

        await ObjectAsync(license);

        Assert.Equal(LicenseStatus.Suspended, await StatusAsync(license));
        Assert.Equal([LicenseChangeKind.Suspended], await ChangesAsync(license));
    }

    [SkippableFact]
    public async Task Danger_IsNeverStayed_WhateverAProcedureSays()
    {
        var license = await Citizen.LicensedAsync();
        var suspension = await Inspector.BeginAsync(Suspension.With("suspension.danger", "true"), license.Number);
        (await Manager.DecideAsync(suspension, "sign-off", "approve")).Expect();
        var reference = await ObjectAsync(license);

        await StayAgainAsync(reference);

        Assert.Equal([LicenseChangeKind.Suspended], await ChangesAsync(license));
    }

    [SkippableFact]
    public async Task Stay_Twice_IsOne()
    {
        var license = await Citizen.LicensedAsync();
        await SuspendAsync(license);
        var reference = await ObjectAsync(license);

        await StayAgainAsync(reference);

        Assert.Equal([LicenseChangeKind.Suspended, LicenseChangeKind.Stayed], await ChangesAsync(license));
    }

    [SkippableFact]
    public async Task Stay_LetsTheHolderRenew_AndHandNothingOver()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -30);
        await SuspendAsync(license);
        await ObjectAsync(license);

        var (renewal, transfer, reinstatement) = (await Citizen.StartAsync("license-renewal", license.Number), await Citizen.StartAsync("license-transfer", license.Number), await Citizen.StartAsync("license-reinstatement", license.Number));

        Assert.True(renewal.IsDone);
        Assert.Equal(["service-not-open", "service-not-open"], [.. transfer.Codes(), .. reinstatement.Codes()]);
    }

    private async Task StayAgainAsync(string reference)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var file = (await scope.ServiceProvider.GetRequiredService<CaseFiles>().FindAsync((await Portal.CaseAsync(reference)).Case.Id, CancellationToken.None))!;
        await scope.ServiceProvider.GetServices<IEffectHandler>().Single(handler => handler.Handles == typeof(StayDecision)).CarryOutAsync(new StayDecision(), file, Actor.System, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().SaveChangesAsync();
    }
}

public sealed class StayOnSqlite(SqlitePortal portal) : StayTests(portal), IClassFixture<SqlitePortal>;

public sealed class StayOnPostgreSql(PostgreSqlPortal portal) : StayTests(portal), IClassFixture<PostgreSqlPortal>;
