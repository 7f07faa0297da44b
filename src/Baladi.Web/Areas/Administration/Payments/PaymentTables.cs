using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Reconciling;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Administration.Payments;

/// <summary>The lists as tables for spreadsheets; amounts as plain numbers in SAR.</summary>
public sealed class PaymentTables(Texts texts)
{
    public Csv Of(IEnumerable<DifferenceLine> lines)
    {
        var csv = new Csv(texts["payments.day"], texts["payments.kind"], texts["payments.reference"], texts["payments.there"], texts["payments.here"], texts["payments.case"], texts["payments.state"], texts["payments.note"]);
        foreach (var (difference, @case, _, _) in lines)
            csv.Add(Csv.Day(difference.Day), texts[$"payments.kind.{difference.Kind}"], difference.Reference, Plain(difference.There), Plain(difference.Here), @case, texts[$"payments.state.{difference.State}"], difference.Note);
        return csv;
    }

    public Csv Of(IEnumerable<RefundLine> lines)
    {
        var csv = new Csv(texts["payments.ordered"], texts["payments.why"], texts["payments.charge"], texts["payments.amount"], texts["invoice.number"], texts["payments.case"], texts["payments.state"], texts["payments.bankReference"]);
        foreach (var line in lines)
            csv.Add(Csv.Day(RiyadhTime.DateOf(line.Refund.OrderedAt)), texts[line.Unmatched ? "payments.why.unmatched" : "payments.why.ended"], line.Refund.Charge, Plain(line.Refund.Amount), line.Invoice, line.Case,
                texts[$"payments.refund.{line.Refund.State}"], line.Refund.BankReference);
        return csv;
    }

    public Csv Of(IEnumerable<WaivedSum> sums)
    {
        var csv = new Csv(texts["waivers.schedule"], texts["waivers.ground"], texts["waivers.source"], texts["waivers.cases"], texts["waivers.amount"]);
        foreach (var sum in sums)
            csv.Add(texts[sum.Schedule.Title], texts[sum.Ground.Text], texts[sum.Ground.Source.Name], sum.Cases.ToString(CultureInfo.InvariantCulture), Plain(sum.Amount));
        return csv;
    }

    private static string? Plain(Money? amount) => amount?.Riyals.ToString("0.00", CultureInfo.InvariantCulture);
}
