using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Signing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>A key that leaked: distrusted first, then replaced, license by license, wherever the work was broken off.</summary>
public abstract class DistrustKeyTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Distrust_BrokenOff_GoesOnAndTellsEachHolderOnce()
    {
        var licenses = new List<License>();
        for (var i = 0; i < 5; i++) licenses.Add(await Citizen.LicensedAsync());
        await SignAsync();
        var leaked = (await Portal.LicenseAsync(licenses[0].Number)).KeyId!;

        // Broken off after the first two.
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DistrustAsync(leaked, batch: 2, new Stopper(stop), stop.Token));
        var half = await Portal.ReadAsync(db => db.Set<License>().CountAsync(l => l.KeyId == leaked));
        var verified = await VerifyAsync(await AnyAsync(leaked));
        Assert.True(half > 0);
        Assert.Equal((null, true), (verified.Signature, verified.DistrustedSince is not null));
        Assert.Null((await LeakAsync(leaked)).ReplacedAt);

        (await DistrustAsync(leaked, batch: 2)).Expect();
        Assert.Equal(0, (await DistrustAsync(leaked, batch: 2)).Expect());

        foreach (var license in licenses)
        {
            var after = await Portal.LicenseAsync(license.Number);
            Assert.NotEqual(leaked, after.KeyId);
            Assert.NotNull((await VerifyAsync(after)).Signature);
            Assert.Equal(license.Content, after.Content);
            Assert.Equal(1, await Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.Template == "license-print-again" && m.Medium == Core.Notifications.MessageMedium.Sms && m.Body.Contains(license.Number))));
        }
        Assert.NotNull((await LeakAsync(leaked)).ReplacedAt);
        Assert.Empty(await Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(10, null, CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Distrust_WhatIsOver_KeepsItsSignatureAndIsDistrusted()
    {
        var license = await Citizen.LicensedAsync();
        await SignAsync();
        var leaked = (await Portal.LicenseAsync(license.Number)).KeyId!;
        Portal.TravelTo(RiyadhTime.StartOf(license.ValidTo.AddDays(1)));

        (await DistrustAsync(leaked, batch: 10)).Expect();

        var verified = await VerifyAsync(await Portal.LicenseAsync(license.Number));
        Assert.Equal((leaked, null, LicenseStatus.Expired), (verified.KeyId, verified.Signature, verified.Status));
        Assert.NotNull(verified.DistrustedSince);
    }

    [SkippableFact]
    public async Task Distrust_UnknownKeyOrTomorrow_ChangesNothing()
    {
        var before = await Portal.ReadAsync(db => db.LicenseKeys.AsNoTracking().CountAsync());

        Assert.Equal(["key-unknown"], (await DistrustAsync("nothing", 10)).Codes());
        Assert.Equal(["leak-in-the-future"], (await Portal.AskAsync((DistrustKey distrust) => distrust.RunAsync("nothing", Portal.Now.AddDays(1), 10, null, CancellationToken.None))).Codes());

        Assert.Equal(before, await Portal.ReadAsync(db => db.LicenseKeys.AsNoTracking().CountAsync()));
    }

    private Task<Outcome<int>> DistrustAsync(string key, int batch, IProgress<int>? progress = null, CancellationToken cancel = default) =>
        Portal.AskAsync((DistrustKey distrust) => distrust.RunAsync(key, Portal.Now.AddHours(-3), batch, progress, cancel));

    private Task<bool> SignAsync() => Portal.AskAsync(async (SignLicenses sign) =>
    {
        await sign.RoundAsync(100, CancellationToken.None);
        return true;
    });

    private Task<License> AnyAsync(string key) => Portal.ReadAsync(db => db.Set<License>().AsNoTracking().FirstAsync(l => l.KeyId == key));

    private Task<LicenseKeyLeak> LeakAsync(string key) => Portal.ReadAsync(db => db.LicenseKeyLeaks.AsNoTracking().SingleAsync(l => l.KeyId == key));

    private async Task<VerifiedLicense> VerifyAsync(License license) => (await Portal.AskAsync((VerifyLicense verify) => verify.ByTokenAsync(license.Token, CancellationToken.None)))!;

    /// <summary>Pulls the plug once something was done.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }

    public sealed class OnSqlite(SqlitePortal portal) : DistrustKeyTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : DistrustKeyTests(portal), IClassFixture<PostgreSqlPortal>;
}
