using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Shared.Facts;

/// <summary>What a form may offer depends on more than the fact.</summary>
/// <param name="ActivityGroups">The groups whose activities the service takes.</param>
/// <param name="Municipality">The municipality already given: narrows the cities.</param>
public sealed record FactContext(Actor Actor, IReadOnlyList<string> ActivityGroups, string? Municipality = null);

/// <summary>Turns the definition of any fact into a field, and what a form sends back into typed text.</summary>
public sealed class FactFields(PublishedCatalog catalog, Geography geography, FactInput input, FactTexts facts, NationalIdVault vault, Texts texts)
{
    /// <summary>Up to this many answers need no search.</summary>
    private const int Few = 8;
    private const int FewActivities = 4;

    public FactField For(FactDefinition fact, string? kept, FactContext context, bool optional)
    {
        var choices = ChoicesOf(fact, context, optional);
        return new()
        {
            Fact = fact,
            Label = texts[fact.Label],
            Hint = fact.Hint is { } hint ? texts[hint] : null,
            // "For myself" is an answer of its own there, so the question is never left out.
            Optional = optional && fact.Type != FactType.Establishment,
            Value = Shown(fact, kept),
            Unit = fact.Unit is { Length: > 0 } unit ? texts[facts.Unit(unit)] : null,
            Choices = choices,
            // Activities are known by other words than their names, so even a short list of them is searched.
            Searchable = choices.Count > (fact.Type == FactType.Activity ? FewActivities : Few),
        };
    }

    /// <summary>What is kept, as people type it.</summary>
    public string? Shown(FactDefinition fact, string? kept) => fact.Type switch
    {
        FactType.Mobile when kept is { Length: > 4 } => "0" + kept[4..],
        FactType.NationalId when kept is not null => vault.OpenText(kept),
        _ => kept,
    };

    /// <summary>What was typed, as <see cref="FactInput"/> reads it; null where nothing was.</summary>
    public static string? Typed(FactDefinition fact, IFormCollection form)
    {
        if (fact.Type != FactType.Date) return form.TryGetValue(fact.Code, out var value) ? value.ToString() : null;
        var parts = new[] { "year", "month", "day" }.Select(part => form[$"{fact.Code}.{part}"].ToString().Trim()).ToArray();
        return Array.TrueForAll(parts, part => part.Length == 0) ? null : string.Join('-', parts);
    }

    private IReadOnlyList<Choice> ChoicesOf(FactDefinition fact, FactContext context, bool optional) => fact.Type switch
    {
        FactType.YesNo => [new("true", texts[facts.Show(fact, Value.Of(true))]), new("false", texts[facts.Show(fact, Value.Of(false))])],
        FactType.Choice => [.. fact.Options.Select(option => new Choice(option.Code, texts[option.Label], option.Hint is { } hint ? texts[hint] : null))],
        FactType.Activity => Activities(context),
        FactType.Municipality => Municipalities(),
        FactType.City => Cities(context),
        FactType.Establishment => Establishments(context, optional),
        _ => [],
    };

    private IReadOnlyList<Choice> Activities(FactContext context)
    {
        var groups = catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Groups).ToList();
        return
        [
            .. from activity in input.Activities(context.ActivityGroups)
               group activity by activity.Group into grouped
               orderby groups.FindIndex(known => known.Code == grouped.Key)
               from activity in grouped
               select new Choice(activity.Code, texts[activity.Name])
               {
                   Group = texts[groups.Single(known => known.Code == grouped.Key).Name],
                   Keywords = string.Join(' ', [activity.Name.Ar, activity.Name.En, .. activity.Synonyms.Values.SelectMany(words => words)]),
               },
        ];
    }

    private IReadOnlyList<Choice> Municipalities() =>
    [
        .. from authority in geography.Authorities
           where authority.TakesCases
           let amanah = geography.AmanahOf(authority)
           orderby amanah?.Code.Length, amanah?.Code, authority.Code
           select new Choice(authority.Code, texts[authority.Name]) { Group = amanah is null ? null : texts[amanah.Name] },
    ];

    private IReadOnlyList<Choice> Cities(FactContext context)
    {
        var region = context.Municipality is { } code ? geography.Authority(code)?.RegionCode : null;
        var cities = geography.Cities.Where(city => region is null || city.RegionCode == region);
        return region is not null
            ? [.. cities.OrderBy(city => texts[city.Name], StringComparer.CurrentCulture).Select(city => new Choice(city.Code, texts[city.Name]))]
            : [.. cities.OrderBy(city => city.RegionCode, StringComparer.Ordinal).Select(city => new Choice(city.Code, texts[city.Name]) { Group = texts[geography.Regions.Single(r => r.Code == city.RegionCode).Name] })];
    }

    private IReadOnlyList<Choice> Establishments(FactContext context, bool optional) =>
    [
        .. context.Actor.Establishments.Select(one => new Choice(one.CommercialRegistration, texts[one.Name], texts["facts.registration", one.CommercialRegistration])),
        .. optional && context.Actor.ActingFor?.EstablishmentId is null ? [new Choice("", texts["facts.myself", (context.Actor.ActingFor?.Name ?? context.Actor.Name) is { } name ? texts[name] : ""])] : Array.Empty<Choice>(),
    ];
}
