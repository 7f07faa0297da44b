using Baladi.Core.Basics;
using Baladi.Data.Sqlite;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Who is sent to the gateway, for what, and how often.</summary>
public abstract class StartPaymentTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Start_ClickedTwice_IsOneAttempt()
    {
        var shop = await Citizen.SubmitRetailAsync();
        if (Portal.Provider is SqliteProvider) Portal.Meanwhile.AfterReading("Payments", () => Citizen.StartPaymentAsync(shop));
        else Portal.Meanwhile.BeforeWriting(() => Citizen.StartPaymentAsync(shop));

        var token = (await Citizen.StartPaymentAsync(shop)).Expect();

        Assert.Equal(token, Assert.Single(await Portal.PaymentsAsync(shop)).Token);
    }

    [SkippableFact]
    public async Task Start_CaseOfSomebodyElse_IsNotFound()
    {
        var shop = await Citizen.SubmitRetailAsync();

        var started = await Owner.StartPaymentAsync(shop);

        Assert.Equal(OutcomeKind.NotFound, started.Kind);
    }

    [SkippableFact]
    public async Task Start_NothingOwed_IsTold()
    {
        var shop = await Citizen.SubmitRetailAsync();
        await Citizen.PayAsync(shop);

        var started = await Citizen.StartPaymentAsync(shop);

        Assert.Equal(["nothing-to-pay"], started.Codes());
    }

    public sealed class OnSqlite(SqlitePortal portal) : StartPaymentTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : StartPaymentTests(portal), IClassFixture<PostgreSqlPortal>;
}
