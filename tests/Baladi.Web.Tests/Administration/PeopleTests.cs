using System.Net;
using System.Text;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Administration;

[Trait("Journey", "People")]
public class PeopleTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string People = "/ar/administration/people";

    [Fact]
    public async Task People_Manager_SeesTheirAmanahOnly()
    {
        using var client = await server.SignedInAsync(Who.Manager);

        var list = await client.TextAsync(People);
        var found = await client.TextAsync(People + "?name=" + Uri.EscapeDataString("ساره"));
        var nobody = await client.TextAsync(People + "?name=" + Uri.EscapeDataString("وليد"));

        Assert.Contains("سارة بنت أحمد السبيعي", list, StringComparison.Ordinal);
        Assert.DoesNotContain("وليد بن حسن الزهراني", list, StringComparison.Ordinal);
        Assert.Contains("سارة بنت أحمد السبيعي", found, StringComparison.Ordinal);
        Assert.DoesNotContain("تركي بن فيصل العنزي", found, StringComparison.Ordinal);
        Assert.Contains("لا أحد يطابق بحثك", nobody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_Auditor_ReadsEverythingAndIsOfferedNothing()
    {
        using var client = await server.SignedInAsync(Who.Auditor);

        var list = await client.TextAsync(People + "?role=reviewer");
        var person = await client.TextAsync($"{People}/{(await server.AccountAsync(Jeddah)).PersonId}");
        using var refused = await client.PostAsync(People + "/find", ("nationalId", Who.Citizen));

        Assert.Contains("وليد بن حسن الزهراني", list, StringComparison.Ordinal);
        Assert.DoesNotContain("/people/find", list, StringComparison.Ordinal);
        Assert.DoesNotContain("/appointments/", person, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("123", "أدخل رقم هوية أو إقامة صحيحًا")]
    [InlineData("1000000098", "أدخل رقم هوية أو إقامة صحيحًا")]
    [InlineData("1099999995", "لا حساب في البوابة بهذا الرقم")]
    public async Task Find_IdOfNobody_SaysSo(string typed, string said)
    {
        using var client = await server.SignedInAsync(Who.Manager);

        using var answer = await client.PostAsync(People + "/find", ("nationalId", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.ErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appoint_FoundPerson_OpensTheirDeskUntilThePostIsEnded()
    {
        using var manager = await server.SignedInAsync(Who.Manager);
        using var clerk = await server.SignedInAsync(Who.Clerk);
        using var before = await clerk.GetAsync(Address("/ar/desk"));

        using var found = await manager.SubmitAsync(await manager.FormAsync(People, "/people/find"), ("nationalId", Who.Clerk));
        var (by, whom) = ((await server.Services.ActorAsync(Who.Manager)).AccountId, (await server.Services.ActorAsync(Who.Clerk)).PersonId);
        Assert.Equal(1, await server.ReadAsync(db => db.PersonEvents.CountAsync(e => e.Kind == PersonEventKind.FoundForPost && e.ActorAccountId == by && e.PersonId == whom)));
        var form = await manager.FormAsync(found.Headers.Location!.OriginalString, "/appoint/");
        using var empty = await manager.SubmitAsync(form);
        using var appointed = await manager.SubmitAsync(form, ("Role", "reviewer"), ("Authority", Who.Riyadh), ("Reason", "قرار إداري رقم 12/1447"));
        using var during = await clerk.GetAsync(Address("/ar/desk"));
        var person = await manager.TextAsync(appointed.Headers.Location!.OriginalString);

        var post = (await server.Services.ActorAsync(Who.Clerk)).Roles.Single(held => held.Role == "reviewer").AppointmentId;
        var end = await manager.FormAsync($"/ar/administration/appointments/{post}", "/end");
        end = HtmlForm.ReadAll(await manager.GetStringAsync(Address($"/ar/administration/appointments/{post}"))).Single(one => one.Action.EndsWith("/end", StringComparison.Ordinal));
        using var unexplained = await manager.SubmitAsync(end);
        using var ended = await manager.SubmitAsync(end, ("EndReason", "انتهت المهمة المؤقتة"));
        using var after = await clerk.GetAsync(Address("/ar/desk"));
        var history = await manager.TextAsync(ended.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.Contains("اختر المنصب", await empty.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, during.StatusCode);
        Assert.Contains("قرار إداري رقم 12/1447", person, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
        Assert.Contains("انتهت المهمة المؤقتة", history, StringComparison.Ordinal);
        Assert.Contains("منيرة بنت صالح التميمي", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appoint_LinkOfSomebodyElse_IsNotFound()
    {
        using var manager = await server.SignedInAsync(Who.Manager);
        using var jeddah = await server.SignedInAsync("1000000412");
        using var found = await manager.SubmitAsync(await manager.FormAsync(People, "/people/find"), ("nationalId", Who.Citizen));

        using var stolen = await jeddah.GetAsync(found.Headers.Location);

        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
    }

    [Fact]
    public async Task Export_Manager_IsATableWithoutIdentifiers()
    {
        using var client = await server.SignedInAsync(Who.Manager);

        using var answer = await client.GetAsync(Address(People + "/export.csv"));
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("سارة بنت أحمد السبيعي,مراجع الطلبات,قطاع شرق مدينة الرياض", text, StringComparison.Ordinal);
        Assert.DoesNotContain("وليد", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1000000107", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_EachReader_IsShownTheirPages()
    {
        using var manager = await server.SignedInAsync(Who.Manager);
        using var reviewer = await server.SignedInAsync(Who.Reviewer);

        var home = await manager.TextAsync("/en/administration");
        using var refused = await reviewer.GetAsync(Address("/ar/administration"));

        Assert.Contains("/en/administration/people", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
