using System.Net;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Desk;

[Trait("Journey", "CommercialLicense")]
public class QueueTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Queue_Reviewers_EachSeeTheirOwnScopeOnly()
    {
        using var riyadh = await server.SignedInAsync(Sarah);
        using var jeddah = await server.SignedInAsync(Jeddah);
        var (here, there) = ((await server.CaseAsync("سفرة الديرة")).Reference, (await server.CaseAsync("مقهى مرسى")).Reference);

        var riyadhQueue = await riyadh.TextAsync("/ar/desk");
        var jeddahQueue = await jeddah.TextAsync("/ar/desk");

        Assert.Contains(here, riyadhQueue, StringComparison.Ordinal);
        Assert.DoesNotContain(there, riyadhQueue, StringComparison.Ordinal);
        Assert.Contains(there, jeddahQueue, StringComparison.Ordinal);
        Assert.DoesNotContain(here, jeddahQueue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reviewer.03001")]
    [InlineData("manager.1")]
    [InlineData("nobody.nowhere")]
    public async Task Queue_PostOfSomebodyElse_IsNotFound(string post)
    {
        using var client = await server.SignedInAsync(Sarah);

        using var response = await client.GetAsync(Address($"/ar/desk?post={post}"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Queue_Manager_OverseesReviewersWithoutTakingTheirTasks()
    {
        using var client = await server.SignedInAsync(Manager);

        var page = await client.TextAsync("/ar/desk?post=reviewer.1");

        Assert.Contains((await server.CaseAsync("سفرة الديرة")).Reference, page, StringComparison.Ordinal);
        Assert.DoesNotContain((await server.CaseAsync("مقهى مرسى")).Reference, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/desk/take", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_Auditor_LooksOnAndTakesNothing()
    {
        using var client = await server.SignedInAsync(Auditor);
        var seen = await server.CaseAsync("نكهة الحي للمأكولات الشعبية");

        var queue = await client.TextAsync("/ar/desk?post=reviewer.0");
        var page = await client.TextAsync(seen.Page());
        using var refused = await client.PostAsync("/ar/desk/take", ("reference", seen.Reference));

        Assert.Contains(seen.Reference, queue, StringComparison.Ordinal);
        Assert.DoesNotContain("/judgements", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/notes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/decisions/", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Queue_AgencyOfficer_SeesWhatWasReferredAndNothingElse()
    {
        using var client = await server.SignedInAsync(CivilDefence);
        var referred = await server.CaseAsync("محطة درب الشرق");

        var queue = await client.TextAsync("/ar/desk");
        using var page = await client.GetAsync(Address(referred.Page()));
        using var other = await client.GetAsync(Address((await server.CaseAsync("سفرة الديرة")).Page()));

        Assert.Contains(referred.Reference, queue, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Queue_CitizenAndStranger_AreKeptOut()
    {
        using var citizen = await server.SignedInAsync(Citizen);
        using var stranger = server.CreateClient();

        using var forbidden = await citizen.GetAsync(Address("/ar/desk"));
        using var asked = await stranger.GetAsync(Address("/ar/desk?tab=done"));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.StartsWith("/ar/account/sign-in", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_FromAList_ComesBackToTheSameList()
    {
        using var client = await server.SignedInAsync(Turki);
        var wanted = await server.CaseAsync("صيدلية العافية الأولى");
        const string list = "/ar/desk?holder=unassigned&service=commercial-license";
        var forms = HtmlForm.ReadAll(await client.GetStringAsync(Address(list)));

        using var taken = await client.SubmitAsync(forms.Single(form => form["reference"] == wanted.Reference));
        var after = await client.TextAsync(list);

        Assert.Equal(list, taken.Headers.Location!.OriginalString);
        Assert.Contains("أصبحت معاملة «صيدلية العافية الأولى» لديك", after, StringComparison.Ordinal);
        Assert.Equal((await server.AccountAsync(Turki)).Id, (await server.TaskAsync(wanted, "review")).AssigneeAccountId);
    }

    [Fact]
    public async Task TakeNext_OpensTheMostUrgentCaseNobodyHas()
    {
        using var client = await server.SignedInAsync(Jeddah);
        var jeddah = await server.ReadAsync(db => db.Authorities.Where(a => a.Code == "03001").Select(a => a.Id).SingleAsync());
        var urgent = await server.ReadAsync(db => db.Set<QueueEntry>().Where(q => q.ScopeAuthorityId == jeddah && q.Role == "reviewer" && q.State == TaskState.Open && q.AssigneeAccountId == QueueEntry.Unassigned)
            .OrderBy(q => q.DueAt).Join(db.Set<Case>(), q => q.CaseId, c => c.Id, (_, c) => c.Reference).FirstAsync());

        using var taken = await client.SubmitAsync(await client.FormAsync("/ar/desk", "/take-next"));

        Assert.Equal($"/ar/desk/cases/{urgent}", taken.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Find_ReferenceAsTyped_OpensTheCaseWithinScopeOnly()
    {
        using var client = await server.SignedInAsync(Sarah);
        var (here, there) = (await server.CaseAsync("سفرة الديرة"), await server.CaseAsync("مقهى مرسى"));

        using var found = await client.GetAsync(Address($"/ar/desk/find?reference={here.Reference.ToLowerInvariant().Replace('-', '+')}"));
        using var hidden = await client.GetAsync(Address($"/ar/desk/find?reference={there.Reference}"));
        using var wrong = await client.GetAsync(Address("/ar/desk/find?reference=123"));

        Assert.Equal(here.Page(), found.Headers.Location!.OriginalString);
        Assert.Contains("لا توجد معاملة ولا رخصة بهذا الرقم ضمن نطاق عملك", await hidden.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("ليس رقم معاملة ولا رقم رخصة", await wrong.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_LicenseNumber_OpensTheLicenseWithinScopeOnly()
    {
        using var client = await server.SignedInAsync(Sarah);
        var (here, there) = (await LicenseAsync("هدايا الياسمين"), await LicenseAsync("مرسى الشاطئ للمأكولات البحرية"));

        using var found = await client.GetAsync(Address($"/ar/desk/find?reference={here[..4]}+{here[4..]}"));
        using var hidden = await client.GetAsync(Address($"/ar/desk/find?reference={there}"));

        Assert.Equal($"/ar/desk/licenses/{here}", found.Headers.Location!.OriginalString);
        Assert.Contains("لا توجد معاملة ولا رخصة بهذا الرقم ضمن نطاق عملك", await hidden.TextAsync(), StringComparison.Ordinal);
    }

    private Task<string> LicenseAsync(string name) => server.ReadAsync(db => db.Set<License>().Where(license => license.Name == name).OrderBy(license => license.Id).Select(license => license.Number).FirstAsync());

    [Theory]
    [InlineData("?tab=waiting", "مطعم سفرة الديرة - فرع اليرموك")]
    [InlineData("?tab=done", "مطبخ طلّة")]
    [InlineData("?tab=done&sort=oldest&holder=anyone", "مطبخ طلّة")]
    [InlineData("?sort=newest&service=food-license", "سفرة الديرة")]
    [InlineData("?sort=nonsense&tab=nonsense&holder=nonsense&service=nonsense&after=nonsense", "سفرة الديرة")]
    public async Task Queue_Questions_AnswerWithTheCaseAskedFor(string question, string title)
    {
        using var client = await server.SignedInAsync(Sarah);

        var page = await client.TextAsync("/ar/desk" + question);

        Assert.Contains((await server.CaseAsync(title)).Reference, page, StringComparison.Ordinal);
    }
}
