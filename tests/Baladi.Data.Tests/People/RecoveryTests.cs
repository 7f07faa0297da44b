using Baladi.Core.Basics;
using Baladi.Core.People.Recovery;
using Baladi.TestKit.Portals;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>The code of a recovery ends before the recovery does.</summary>
public abstract class RecoveryTests(Portal portal) : PortalTest(portal)
{
    [SkippableTheory]
    [InlineData(9, null)]
    [InlineData(10, "code-expired")]
    public async Task Confirm_ByTheAgeOfTheCode_HoldsOrNot(int minutes, string? problem)
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var draft = (await Portal.AskAsync((BeginRecoveryHandler handler) => Task.FromResult(handler.Handle(new(id))))).Expect();
        // Made by the machine's clock, which a test does not move.
        draft = draft with { SentAt = draft.SentAt.AddMinutes(-minutes) };

        var confirmed = await Portal.AskAsync((ConfirmRecoveryHandler handler) => handler.HandleAsync(new(draft, draft.Code), CancellationToken.None));

        Assert.Equal(problem is null ? [] : [problem], confirmed.Codes());
    }

    public sealed class OnSqlite(SqlitePortal portal) : RecoveryTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RecoveryTests(portal), IClassFixture<PostgreSqlPortal>;
}
