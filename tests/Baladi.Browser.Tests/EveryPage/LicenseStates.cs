using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>A license in its states, for holder and officer, and every page of what is applied for about one.</summary>
internal static class LicenseStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var licenses = await demo.LicensesAsync();
        License Named(string name) => licenses.First(license => license.Name == name && license.LinkedToId is null);
        var (expiring, young, suspended) = (Named("هدايا الياسمين"), Named("ركن الجوال"), Named("خطوة للأحذية"));
        var audit = await demo.CaseAtAsync("audited");
        var handed = Named("\u0645\u0648\u062c \u0644\u0644\u0625\u0644\u0643\u062a\u0631\u0648\u0646\u064a\u0627\u062a");
        var (asked, agreed) = (await demo.CaseAtAsync("awaiting-consent"), await demo.CaseAtAsync("transferred"));
        var states = new List<State>
        {
            State.Of("license, expiring, with a permit", Who.Citizen, $"licenses/{expiring.Number}"),
            State.Of("license, valid", Who.Citizen, $"licenses/{young.Number}"),
            State.Of("license, suspended", Who.Resident, $"licenses/{suspended.Number}"),
            State.Of("license, of somebody else", Who.Owner, $"licenses/{young.Number}"),
            State.Of("license, handed to another, as it was", "1000002020", $"licenses/{handed.Number}/former"),
            State.Of("license, taken over", "1000002038", $"licenses/{handed.Number}"),
            State.Of("my cases, asked to agree", Who.Citizen, "licenses"),
            State.Of("consent, asked", Who.Citizen, $"licenses/consents/{asked.Reference}"),
            State.Of("consent, answered", "1000002038", $"licenses/consents/{agreed.Reference}"),
            State.Of("case, waiting for the other party", Who.OtherCitizen, $"licenses/cases/{asked.Reference}"),
            State.Of("case, license handed over", "1000002020", $"licenses/cases/{agreed.Reference}"),
            new("consent, nothing ticked", Who.Citizen, async visit =>
            {
                await visit.GoAsync($"licenses/consents/{asked.Reference}");
                await visit.SendAsync("main button[value=agree]");
            }),
            State.Of("license service: choose", Who.Citizen, "licenses/apply/license-renewal"),
            State.Of("license service: none to choose", Who.Engineer, "licenses/apply/license-renewal"),
            State.Of("desk license, inspector", Who.Inspector, $"desk/licenses/{young.Number}"),
            State.Of("desk license, suspended, reviewer", Who.Reviewer, $"desk/licenses/{suspended.Number}"),
            State.Of("post-audit: the case of the holder", await demo.ApplicantOfAsync(audit), $"licenses/cases/{audit.Reference}"),
            State.Of("post-audit: the case at the desk", Who.Reviewer, $"desk/cases/{audit.Reference}"),
            State.Of("post-audit: corrections to ask for", Who.Reviewer, $"desk/cases/{audit.Reference}/corrections"),
            new("license service: not open", Who.Citizen, async visit =>
            {
                await visit.GoAsync("licenses/apply/extended-hours-permit");
                await visit.SendAsync($"main form:has([value='{expiring.Number}'])");
            }),
        };
        // What is drawn by lot nobody fills in.
        foreach (var service in demo.About.Where(service => service.Concerns!.Sampling is null))
        {
            var (license, who) = (service.Code, service.IsOfficial) switch
            {
                ("license-renewal", _) => (expiring, Who.Citizen),
                ("license-reinstatement", _) => (suspended, Who.Resident),
                // What is open to an objection has one already.
                ("license-objection", _) => (null, ""),
                (_, true) => (expiring, service.BegunBy == "inspector" ? Who.Inspector : Who.Reviewer),
                _ => (young, Who.Citizen),
            };
            if (license is not null) states.AddRange(await OfAsync(demo, service, license, who));
        }
        return states;
    }

    private static async Task<IReadOnlyList<State>> OfAsync(Demo demo, Procedure service, License license, string who)
    {
        var maker = new Drafts(demo).Of(who);
        var draft = await maker.CompleteAsync(Application.About(service.Code).With("hours.cameras", "true").With("hours.nightWorkers", "3").With("shop.area", "52")
            .With("correction.of", "area").With("transfer.toKind", "establishment").With("transfer.registration", Who.Shop), license.Number);
        var review = await maker.ReviewAsync(draft);
        string At(string page = "") => $"licenses/applications/{draft}/{page}".TrimEnd('/');
        return
        [
            .. review.NeededPages.Select(page => State.Of($"{service.Code}: question {page.Page.Code}", who, At(page.Page.Code))),
            State.Of($"{service.Code}: tasks", who, At()),
            .. review.Evidence.Any() ? new[] { State.Of($"{service.Code}: documents", who, At("documents")) } : [],
            .. review.Declarations.Any() ? new[] { State.Of($"{service.Code}: declarations", who, At("declarations")) } : [],
            State.Of($"{service.Code}: answers", who, At("answers")),
        ];
    }
}
