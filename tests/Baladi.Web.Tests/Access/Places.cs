using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Licenses;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit.Portals;
using Baladi.Web.Tests.Cases;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Access;

/// <summary>What stands for the parts of an address and of a form: of the subject where they name one, anything sound otherwise.</summary>
internal sealed partial class Places
{
    private readonly Dictionary<string, string> values;

    private Places(Dictionary<string, string> values) => this.values = values;

    public string Fill(string text) => Place().Replace(text, match => values[match.Groups["name"].Value]);

    public static async Task<Places> OfAsync(AccessServer server, Row row, Subject subject)
    {
        var license = await server.LicenseAsync(Subject.Riyadh.Licensed!);
        var values = new Dictionary<string, string>
        {
            ["status"] = "409", ["format"] = "json", ["path"] = "nothing-here", ["code"] = "food-license", ["version"] = "1", ["service"] = "food-license", ["question"] = "activity", ["id"] = "1", ["person"] = "nobody", ["decision"] = "approve", ["task"] = "1", ["registration"] = Who.SharedShop, ["member"] = "1", ["offer"] = "1", ["year"] = "2026", ["delegation"] = "7KQ2M-9XMP4-T", ["day"] = RiyadhTime.DateOf(DateTimeOffset.UtcNow).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["layer"] = "parcels", ["z"] = "14", ["x"] = "10355", ["y"] = "7014", ["token"] = license.Token, ["kid"] = license.KeyId!,
        };
        if (row.Address.Contains("/publications/", StringComparison.Ordinal)) (values["kind"], values["code"], values["list"], values["item"]) = ("fees", "commercial", "lines", "waste");
        var ofList = row.Address.Contains("/terms", StringComparison.Ordinal) || row.Address.Contains("/lists/", StringComparison.Ordinal);
        if (row.Address.Contains("{draft}", StringComparison.Ordinal)) (values["draft"], values["clause"]) = (await server.PublicationDraftAsync(ofList), "kitchen-share");
        if (subject.Officer is { } officer) values["id"] = await PostAsync(server, officer, row.Address.Contains("/people/", StringComparison.Ordinal));
        if (row.Address.Contains("{visit}", StringComparison.Ordinal)) values["visit"] = await server.VisitAsync();
        if (subject.Open is null && subject.Parties is [var owner]) (values["reference"], values["clause"]) = await server.DraftAsync(owner);
        else if (subject.Open is not null) await AddCaseAsync(server, values, row, subject);
        return new(values);
    }

    private static async Task<string> PostAsync(AccessServer server, string officer, bool person)
    {
        var actor = await server.Services.ActorAsync(officer);
        return (person ? actor.PersonId!.Value : actor.Roles[0].AppointmentId).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task AddCaseAsync(AccessServer server, Dictionary<string, string> values, Row row, Subject subject)
    {
        var found = await CaseOfAsync(server, row, subject);
        values["reference"] = found.Reference;
        values["id"] = $"{(await server.PartsAsync<Evidence>(found.Id))[0].Id}";
        if (row.Address.Contains("/visits/{id", StringComparison.Ordinal)) values["id"] = $"{(await server.PartsAsync<SiteVisit>(found.Id))[0].Id}";
        values["clause"] = (await server.PartsAsync<CaseVerdict>(found.Id))[0].ClauseCode;
        if (await server.PartsAsync<InvoiceDocument>(found.Id) is [var paper, ..]) values["paper"] = $"{paper.Id}";
        if (subject.Licensed is { } licensed) values["number"] = (await server.LicenseAsync(licensed)).Number;
        if ((await server.PartsAsync<CaseTask>(found.Id)).Find(task => task is { IsLive: true, Holder: Holder.Staff }) is not { } task) return;
        values["task"] = $"{task.Id}";
        values["decision"] = server.Services.GetRequiredService<PublishedCatalog>().Version<Procedure>(found.ProcedureVersionId).Content.TaskOf(task.Code).Actions[0].Code;
    }

    /// <summary>The case the row is about; receipts and invoices there are of what was paid.</summary>
    public static Task<Case> CaseOfAsync(AccessServer server, Row row, Subject subject) =>
        DemoStories.CaseAsync(server, row.Address.EndsWith("/receipt", StringComparison.Ordinal) || row.Address.Contains("/invoices/", StringComparison.Ordinal) ? subject.Licensed! : subject.Open!, subject.Service);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:\w+)?\}")] private static partial Regex Place();
}
