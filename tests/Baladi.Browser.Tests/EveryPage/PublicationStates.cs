using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Requirements that are written, in review, announced and past, as admins and everybody see them.</summary>
internal static class PublicationStates
{
    private const string All = "administration/publications", Requirements = "administration/requirements";

    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var (author, approver, today) = (new Publisher(demo.Services, Who.MinistryAdmin), new Publisher(demo.Services, Who.MinistryApprover), demo.Services.GetRequiredService<TimeProvider>().Today());
        var sent = await WrittenAsync(author, "sport", today.AddDays(9));
        (await author.SendAsync(sent)).Expect();
        var announced = await WrittenAsync(author, "hospitality", today.AddDays(12));
        (await author.SendAsync(announced)).Expect();
        (await approver.ReviewAsync(announced, approves: true)).Expect();
        await new Publisher(demo.Services, Who.Resident).FollowAsync("hospitality");
        var number = demo.Services.GetRequiredService<PublishedCatalog>().Versions<RequirementDocument>("hospitality").Max(version => version.Number);
        var wrong = (await author.BeginAsync("retail")).Expect().Reference;
        (await author.WriteAsync(wrong, content =>
        {
            var clause = content["clauses"]!.AsArray().First(one => one!["code"]!.ToString() == "floor-height")!.DeepClone().AsObject();
            clause["code"] = "floor-height-most";
            clause["measure"]!["is"] = "atMost";
            clause["measure"]!["limit"] = "3 m";
            content["clauses"]!.AsArray().Add(clause);
        })).Expect();
        var (fees, facts, calendar) = ((await author.BeginAsync("commercial", "fees")).Expect().Reference, (await author.BeginAsync("core", "facts")).Expect().Reference, (await author.BeginAsync("core", "calendar")).Expect().Reference);
        (await author.WriteAsync(fees, content => content["lines"]!.AsArray().First(line => line!["code"]!.ToString() == "waste")!["amount"] = "250 SAR * license.years")).Expect();
        (await author.WriteAsync(facts, content => content["facts"]!.AsArray().RemoveAt(0))).Expect();
        return
        [
            State.Of("list, all", Who.MinistryAdmin, All),
            State.Of("list, all, auditor", Who.Auditor, All),
            State.Of("list, history", Who.MinistryAdmin, $"{All}/fees/commercial"),
            State.Of("list, draft of fees", Who.MinistryAdmin, $"{All}/drafts/{fees}"),
            State.Of("list, draft of facts with problems", Who.MinistryAdmin, $"{All}/drafts/{facts}"),
            State.Of("list, draft of a calendar", Who.MinistryAdmin, $"{All}/drafts/{calendar}"),
            State.Of("list, terms", Who.MinistryAdmin, $"{All}/drafts/{calendar}/terms"),
            State.Of("list, fee line", Who.MinistryAdmin, $"{All}/drafts/{fees}/lists/lines/waste"),
            State.Of("list, fact of choices", Who.MinistryAdmin, $"{All}/drafts/{facts}/lists/facts/shop.floor"),
            State.Of("list, new fact", Who.MinistryAdmin, $"{All}/drafts/{facts}/lists/facts/new"),
            new("list, new holiday, nothing typed", Who.MinistryAdmin, async visit =>
            {
                await visit.GoAsync($"{All}/drafts/{calendar}/lists/items/new");
                await visit.SendAsync("main form[action$='/items/new']");
            }),
            State.Of("publication, all", Who.MinistryAdmin, Requirements),
            State.Of("publication, all, approver", Who.MinistryApprover, Requirements),
            State.Of("publication, all, auditor", Who.Auditor, Requirements),
            State.Of("publication, draft with problems", Who.MinistryAdmin, $"{All}/drafts/{wrong}"),
            State.Of("publication, draft with problems, auditor", Who.Auditor, $"{All}/drafts/{wrong}"),
            State.Of("publication, draft in review", Who.MinistryAdmin, $"{All}/drafts/{sent}"),
            State.Of("publication, draft to decide on", Who.MinistryApprover, $"{All}/drafts/{sent}"),
            State.Of("publication, draft published", Who.MinistryAdmin, $"{All}/drafts/{announced}"),
            State.Of("publication, preview", Who.MinistryAdmin, $"{All}/drafts/{wrong}/preview"),
            State.Of("publication, title and scope", Who.MinistryAdmin, $"{All}/drafts/{wrong}/document"),
            State.Of("publication, kind of clause", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/new"),
            State.Of("publication, new measured clause", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/new?kind=Measured"),
            State.Of("publication, new document clause", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/new?kind=Evidence"),
            State.Of("publication, clause", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/floor-height"),
            new("publication, clause, nothing typed", Who.MinistryAdmin, async visit =>
            {
                await visit.GoAsync($"{All}/drafts/{wrong}/clauses/new?kind=Measured");
                await visit.SendAsync("main form[action$='/clauses/new']");
            }),
            State.Of("publication, examples", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/floor-height/examples"),
            State.Of("publication, examples that differ", Who.MinistryAdmin, $"{All}/drafts/{wrong}/clauses/floor-height-most/examples"),
            State.Of("publication, withdraw", Who.MinistryApprover, $"{All}/requirement/hospitality/versions/{number}/withdraw"),
            State.Of("search, nothing typed", null, "search"),
            State.Of("search, many kinds", null, "search?q=مطعم"),
            State.Of("search, clauses", null, "search?q=kitchen&kind=clauses"),
            State.Of("search, nothing found", null, "search?q=zzzzqqqq"),
            State.Of("finder", null, "requirements/finder"),
            State.Of("finder, restaurant, nothing answered", null, "requirements/finder?activity=restaurant&municipality=01008"),
            State.Of("finder, restaurant that would have to change", null, "requirements/finder?activity=restaurant&municipality=01008&shop.area=120&food.kitchenArea=10&shop.frontSigns=2&shop.frontWidth=6&sign.area=9&shop.hasPavementUse=true"),
            State.Of("finder, answer that cannot be read", null, "requirements/finder?activity=restaurant&municipality=01008&shop.area=big"),
            State.Of("following, nothing", Who.Citizen, "requirements/following"),
            State.Of("following, one announced", Who.Resident, "requirements/following"),
            State.Of("requirement, followed", Who.Resident, "requirements/hospitality"),
            State.Of("requirement, change announced", null, "requirements/hospitality"),
            State.Of("requirement, announced", null, $"requirements/hospitality/versions/{number}"),
            State.Of("requirement, changes", null, $"requirements/hospitality/versions/{number}/changes"),
            State.Of("requirement, history of two", null, "requirements/hospitality/history"),
        ];
    }

    private static async Task<string> WrittenAsync(Publisher author, string code, DateOnly from)
    {
        var draft = (await author.BeginAsync(code)).Expect().Reference;
        (await author.WriteAsync(draft, content =>
        {
            var clause = content["clauses"]!.AsArray()[0]!;
            clause["text"] = new JsonObject { ["ar"] = $"{clause["text"]!["ar"]} ويُعلن ذلك في مكان ظاهر.", ["en"] = $"{clause["text"]!["en"]} It is displayed where everybody sees it." };
        })).Expect();
        (await author.PlanAsync(draft, from)).Expect();
        return draft;
    }
}
