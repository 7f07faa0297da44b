using System.Net;
using Baladi.Core.Cases;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Desk;

[Trait("Journey", "CommercialLicense")]
public class CorrectionTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Form = "/corrections";

    [Fact]
    public async Task Corrections_NothingChosen_SaysSo()
    {
        using var client = await server.SignedInAsync(Sarah);
        var gas = await server.CaseAsync("غاز الندى");

        using var empty = await client.SubmitAsync(await client.FormAsync(gas.Page(Form), Form));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("حدّد بندًا واحدًا على الأقل", await empty.ErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_ChosenWithoutAMessage_AskForItBesideTheItemAndKeepTheRest()
    {
        using var client = await server.SignedInAsync(Sarah);
        var clinic = await server.CaseAsync("صيدلية العافية الأولى");
        var form = await client.FormAsync(clinic.Page(Form), Form);

        using var refused = await client.SubmitAsync(form, ("Targets", "fact:shop.area"), ("Note", "نرجو الاستكمال."));
        var page = await refused.TextAsync();
        var again = await refused.FormAsync(Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("اكتب رسالة يفهمها من يقرؤها", await refused.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Contains("href=\"#Messages_fact:shop_area_\"", page, StringComparison.Ordinal);
        Assert.Equal("fact:shop.area", again["Targets"]);
        Assert.Equal("نرجو الاستكمال.", again["Note"]);
    }

    [Fact]
    public async Task Corrections_OfTheMunicipality_AreNotOffered()
    {
        using var client = await server.SignedInAsync(Sarah);

        var page = await client.TextAsync((await server.CaseAsync("نكهة الحي للمأكولات الشعبية")).Page(Form));

        Assert.DoesNotContain("fact:place.municipality", page, StringComparison.Ordinal);
        Assert.Contains("fact:shop.area", page, StringComparison.Ordinal);
        Assert.Contains("هذا الطلب رقم 1 من 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_Sent_LeaveTheCaseWithTheApplicant()
    {
        using var client = await server.SignedInAsync(Turki);
        var restaurant = await server.CaseAsync("سفرة الديرة");
        var form = await client.FormAsync(restaurant.Page(Form), Form);

        using var sent = await client.SubmitAsync(form,
            ("Targets", "doc:food.ventilation"), ("Messages[doc:food.ventilation]", "أظهر مخرج الشفاط."), ("Targets", "fact:food.seats"), ("Messages[fact:food.seats]", "العدد لا يتفق مع المخطط."));
        var page = await client.TextAsync(restaurant.Page());
        var waiting = await client.TextAsync("/ar/desk?tab=waiting");
        using var twice = await client.SubmitAsync(form, ("Targets", "fact:shop.area"), ("Messages[fact:shop.area]", "صحّح المساحة."));

        Assert.Equal(restaurant.Page(), sent.Headers.Location!.OriginalString);
        Assert.Contains("أظهر مخرج الشفاط.", page, StringComparison.Ordinal);
        Assert.Contains(restaurant.Reference, waiting, StringComparison.Ordinal);
        Assert.Equal(2, await server.ReadAsync(db => db.Set<Correction>().CountAsync(c => c.CaseId == restaurant.Id && c.State == CorrectionState.Open)));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Contains("صحّح المساحة.", await twice.TextAsync(), StringComparison.Ordinal);
    }
}
