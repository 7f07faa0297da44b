using Baladi.Core.Licenses.Signing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Licenses are signed as they are issued; and where the key is over, as soon as there is another.</summary>
public abstract class SigningTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task License_IssuedAfterTheKeysTime_IsIssuedAllTheSameAndSignedWithTheNextKey()
    {
        var signed = await IssueAsync();
        await Portal.AskAsync((Core.Data.BaladiDbContext db) => db.Provider.WriteAsync(db, cancel => db.LicenseKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.SignsUntil, k => k.SignsFrom), cancel), CancellationToken.None));

        var waiting = await IssueAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Portal.AskAsync((SignLicenses sign) => sign.RunAsync(10, CancellationToken.None)));
        var next = await Portal.AskAsync((LicenseKeys keys) => keys.RotateAsync(CancellationToken.None));
        await Portal.AskAsync((SignLicenses sign) => sign.RunAsync(10, CancellationToken.None));

        var (first, second) = (await FindAsync(signed), await FindAsync(waiting));
        Assert.NotNull(first.Signature);
        Assert.NotEqual(next.Id, first.KeyId);
        Assert.NotNull(second.Signature);
        Assert.Equal(next.Id, second.KeyId);
        Assert.Empty(await Portal.AskAsync((Core.Audit.VerifyAudit verify) => verify.RunAsync(10, null, CancellationToken.None)));
    }

    private async Task<string> IssueAsync()
    {
        var shop = await Citizen.SubmitRetailAsync();
        await Citizen.PayAsync(shop);
        return Assert.Single(await Portal.LicensesAsync(shop)).Number;
    }

    private Task<Core.Licenses.License> FindAsync(string number) => Portal.ReadAsync(db => db.Licenses.AsNoTracking().SingleAsync(l => l.Number == number));

    public sealed class OnSqlite(SqlitePortal portal) : SigningTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SigningTests(portal), IClassFixture<PostgreSqlPortal>;
}
