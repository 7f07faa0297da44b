using Baladi.Core.Basics;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>The codes of a registration: ten minutes each, and a new one takes the place of the last.</summary>
public abstract class RegistrationTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Resend_NewCode_TakesThePlaceOfTheOld()
    {
        var id = NewNationalId();
        var first = await BeginAsync(id);
        Portal.Travel(TimeSpan.FromMinutes(9));
        var second = (await Portal.AskAsync((ResendRegistrationCodeHandler handler) => Task.FromResult(handler.Handle(new(first))))).Expect();
        Portal.Travel(TimeSpan.FromMinutes(9));

        var late = await CompleteAsync(first, first.Code);
        var wrong = await CompleteAsync(second, Other(second.Code));
        var right = await CompleteAsync(second, second.Code);

        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal(["code-expired"], late.Codes());
        Assert.Equal(["code-wrong"], wrong.Codes());
        Assert.Equal(Portal.HashOf(id), right.Expect().UserName);
    }

    [SkippableFact]
    public async Task Complete_CodeOfTenMinutesAgo_MakesNobody()
    {
        var draft = await BeginAsync(NewNationalId());
        Portal.Travel(TimeSpan.FromMinutes(10));

        Assert.Equal(["code-expired"], (await CompleteAsync(draft, draft.Code)).Codes());
    }

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private async Task<RegistrationDraft> BeginAsync(string id) => (await Portal.AskAsync((BeginRegistrationHandler handler) => Task.FromResult(handler.Handle(
        new() { NationalId = id, NameAr = "سالم بن راشد الشمري", Mobile = MobileOf(id), Password = SeedDemoPeople.Password, Language = Languages.Arabic })))).Expect();

    private Task<Outcome<Account>> CompleteAsync(RegistrationDraft draft, string code) => Portal.AskAsync((CompleteRegistrationHandler handler) => handler.HandleAsync(new(draft, code), CancellationToken.None));

    public sealed class OnSqlite(SqlitePortal portal) : RegistrationTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RegistrationTests(portal), IClassFixture<PostgreSqlPortal>;
}
