using Baladi.Core.People;
using Baladi.Core.People.Corrections;
using Baladi.Core.People.Interests;
using Baladi.Core.Privacy;
using Baladi.Core.Registries;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Privacy;

/// <summary>What somebody takes along is all that is theirs, and nobody else's.</summary>
public abstract class DataCopyTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Copy_OfAnApplicant_HasDraftsCasesDocumentsMessagesAndLooks()
    {
        var draft = await Owner.DraftAsync(Application.Restaurant);
        var place = await Owner.SubmitRestaurantAsync();
        (await Owner.SayAsync(place, "متى المعاينة؟")).Expect();
        (await Reviewer.SayAsync(place, "ملاحظة بين الموظفين", note: true)).Expect();
        var reviewer = await Reviewer.ActorAsync();
        await Portal.AskAsync((RecordViewingHandler record) => record.HandleAsync(new(place, null, ViewedThing.Case), reviewer, CancellationToken.None));

        var copy = await CopyAsync(Who.Owner);

        Assert.Equal(Who.Owner, copy.Person.NationalId);
        var copied = Assert.Single(copy.Drafts, d => d.Reference == draft);
        Assert.Contains(copied.Answers, answer => answer.Answer.Ar == "مطعم الديوان");
        Assert.NotEmpty(copied.Documents);
        var filed = Assert.Single(copy.Cases, c => c.Reference == place);
        Assert.NotEmpty(filed.Documents);
        Assert.Contains(filed.History, entry => entry.Text == "متى المعاينة؟");
        Assert.DoesNotContain(filed.History, entry => entry.Text == "ملاحظة بين الموظفين");
        Assert.Single(copy.Viewings, look => look.Reference == place);
        Assert.Contains(copy.Messages, message => message.Text.Contains(place, StringComparison.Ordinal));
        Assert.All(filed.Documents.Concat(copied.Documents), document => Assert.StartsWith("documents/", document.File, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Copy_OfSomebodyElse_HasNothingOfIt()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var copy = await CopyAsync(Who.OtherCitizen);

        Assert.DoesNotContain(copy.Cases, c => c.Reference == place);
        Assert.Equal(Who.OtherCitizen, copy.Person.NationalId);
    }

    [SkippableFact]
    public async Task Copy_OfAnOfficer_HasTheirPostsAndNoCaseTheyWorkOn()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var copy = await CopyAsync(Who.Reviewer);

        Assert.NotEmpty(copy.Posts);
        Assert.DoesNotContain(copy.Cases, c => c.Reference == place);
    }

    [SkippableFact]
    public async Task Copy_OfWhoeverGaveAndDeclared_HasIt()
    {
        await Portal.DelegateAsync(Who.Citizen, Who.OtherCitizen, offer => offer with { Services = ["retail-license"] });
        var reviewer = await Portal.ActorAsync(Who.SecondReviewer);
        (await Portal.AskAsync((DeclareInterestHandler declare) => declare.HandleAsync(new(InterestKind.Family, Who.Unverified, null, "أختي"), reviewer, CancellationToken.None))).Expect();
        var owner = await Portal.ActorAsync(Who.Owner);
        await Portal.AskAsync((RenewIdentityHandler renew) => renew.HandleAsync(new(), owner, CancellationToken.None));

        var (grantor, friend, officer, asked) = (await CopyAsync(Who.Citizen), await CopyAsync(Who.OtherCitizen), await CopyAsync(Who.SecondReviewer), await CopyAsync(Who.Owner));

        var given = Assert.Single(grantor.Mandates, m => m.Given);
        var received = Assert.Single(friend.Mandates, m => m.Reference == given.Reference);
        Assert.Equal((false, grantor.Person.Name, "retail-license"), (received.Given, received.Other, received.Services));
        Assert.Equal(friend.Person.Name, given.Other);
        Assert.Contains(grantor.PersonEvents, e => e.PersonEvent == PersonEventKind.DelegationGranted);
        var interest = Assert.Single(officer.Interests);
        Assert.Equal((InterestKind.Family, Who.Unverified, "أختي"), (interest.Closeness, interest.RelatedId, interest.Words));
        Assert.Contains(asked.RegistryAnswers, a => a.Registry == Registry.Identity);
    }

    private async Task<DataCopy> CopyAsync(string nationalId)
    {
        var actor = await Portal.ActorAsync(nationalId);
        return (await Portal.AskAsync((ReadDataCopy read) => read.FindAsync(actor, CancellationToken.None)))!;
    }

    public sealed class OnSqlite(SqlitePortal portal) : DataCopyTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : DataCopyTests(portal), IClassFixture<PostgreSqlPortal>;
}
