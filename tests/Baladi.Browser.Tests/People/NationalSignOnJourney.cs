using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;

namespace Baladi.Browser.Tests.People;

public sealed class SignOnServer : BaladiServer, IAsyncLifetime
{
    public NationalSignOnServer Sign { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => Sign.Settings;

    public new async Task InitializeAsync()
    {
        Sign = await NationalSignOnServer.StartAsync();
        await base.InitializeAsync();
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sign.DisposeAsync();
    }
}

/// <summary>Through a real OpenID Connect server and back, with an application begun before.</summary>
[Trait("Journey", "People")]
public class NationalSignOnJourney(BrowserFixture browser, SignOnServer server) : BrowserTest(browser, server.Address), IClassFixture<SignOnServer>
{
    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Citizen_UnverifiedWithADraft_ProvesWhoTheyAreAndSubmits(string language)
    {
        var id = await server.RegisterAsync(Newcomers.NewNationalId());
        server.Sign.Person = new Dictionary<string, string> { ["sub"] = id, ["national_id"] = id, ["name_ar"] = "سالم بن راشد الشمري", ["name_en"] = "Salem Rashid Al-Shammari", ["phone_number"] = "+9665" + id[^8..] };
        var citizen = new Applicant(await OpenPhone(language), language);

        await citizen.BeginAsync("retail-license", id);
        await citizen.AnswerAsync(Answers.Shop());
        var answers = citizen.Page.Url;
        await citizen.Follow(citizen.Says("assurance.how"));
        await citizen.Page.AxeAsync();
        await citizen.Follow(citizen.Says("signOn.do"));

        Assert.Equal(answers, citizen.Page.Url);
        Assert.NotEmpty(await citizen.SubmitAsync());
    }

    [BrowserFact]
    public async Task Somebody_NeverHere_SignsInWithoutAPassword()
    {
        var id = Newcomers.NewNationalId();
        server.Sign.Person = new Dictionary<string, string> { ["sub"] = id, ["national_id"] = id, ["name_ar"] = "منى بنت سعد الغامدي", ["phone_number"] = "+9665" + id[^8..] };
        var visitor = new Visitor(await OpenDesktop(), "ar");

        await visitor.GoAsync("account/sign-in");
        await visitor.Page.AxeAsync();
        await visitor.Follow(visitor.Says("signOn.do"));
        await visitor.GoAsync("account/profile");

        Assert.Contains("منى بنت سعد الغامدي", await visitor.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(visitor.Says("profile.source.NationalSignOn"), await visitor.ReadAsync(), StringComparison.Ordinal);
    }
}
