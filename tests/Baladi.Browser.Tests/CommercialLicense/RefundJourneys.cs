using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Payments;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>Money that was taken and not owed, through the eyes of the payer and of the clerk who sees to it.</summary>
[Trait("Journey", "LicenseLife")]
public class RefundJourneys(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Shop_ChargedTooMuchAndTheRefundRefused_IsGivenBackByHandAndPaidAtABank()
    {
        var applicant = new Applicant(await OpenPhone("ar"), "ar");
        var (gateway, clerk) = (new Visitor(await OpenDesktop("ar"), "ar"), new Visitor(await OpenDesktop("ar"), "ar"));
        await applicant.BeginAsync("retail-license", Who.Citizen);
        await applicant.AnswerAsync(Answers.Shop());
        var reference = await applicant.SubmitAsync();
        await TurnAsync(gateway, "RefusesRefunds");

        // A riyal too much: nothing is booked, and all of it is to go back.
        await applicant.OpenCaseAsync(reference);
        await applicant.Follow(applicant.Says("case.pay"));
        var bill = await applicant.Page.GetByTestId("bill-number").InnerTextAsync();
        await applicant.Page.AxeAsync();
        await applicant.Press(applicant.Says("pay.do"));
        await applicant.Page.WaitForURLAsync("**/development/gateway/**");
        var amount = string.Concat((await applicant.Page.GetByTestId("gateway-amount").InnerTextAsync()).Where(c => char.IsAsciiDigit(c) || c == '.'));
        await applicant.Page.Locator("main summary").First.ClickAsync();
        await applicant.Press(applicant.Says("development.gateway.fault.WrongAmount"));
        await applicant.Page.WaitForURLAsync($"**/cases/{reference}**");
        Assert.Contains(applicant.Says("case.pay.Unmatched"), await applicant.ReadAsync(), StringComparison.Ordinal);
        await server.Services.AskAsync((CarryOutRefunds refunds) => refunds.RunAsync(100, CancellationToken.None));

        // The gateway will not: the clerk has the bank return it.
        await clerk.SignInAsync(Who.PaymentsClerk);
        await clerk.GoAsync("administration/payments/refunds");
        await clerk.Follow(reference);
        await clerk.Page.FillAsync("[name=BankReference]", "FT26112600917");
        await clerk.Press(clerk.Says("payments.byHand.submit"));
        Assert.Contains(clerk.Says("payments.byHand.done"), await clerk.ReadAsync(), StringComparison.Ordinal);
        await applicant.OpenCaseAsync(reference);
        Assert.Contains("ريال بحوالة مصرفية", await applicant.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);

        // The bill is still open, and paid at a bank in its amount.
        await TurnAsync(gateway, "Works");
        await gateway.Page.FillAsync("[name=Bill]", bill);
        await gateway.Page.FillAsync("[name=Amount]", amount);
        await gateway.Press(gateway.Says("development.bank.pay"));
        Assert.NotEmpty(await applicant.LicensePdfAsync(reference));
        await applicant.GoAsync($"licenses/cases/{reference}/receipt");
        Assert.Contains(bill, await applicant.ReadAsync(), StringComparison.Ordinal);
    }

    private static async Task TurnAsync(Visitor gateway, string mood)
    {
        await gateway.GoAsync("development/gateway");
        await gateway.Page.CheckAsync($"[name=Mood][value={mood}]");
        await gateway.Press(gateway.Says("development.book.turn"));
    }
}
