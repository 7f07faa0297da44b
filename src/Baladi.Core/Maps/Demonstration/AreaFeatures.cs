using System.Globalization;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Municipalities, districts, plans and land use.</summary>
internal sealed class AreaFeatures(Planning city)
{
    private CityTexts Texts => city.Texts;

    public IEnumerable<CityFeature> All() => Municipalities().Concat(Districts()).Concat(Plans()).Concat(LandUse());

    private IEnumerable<CityFeature> Municipalities()
    {
        var authorities = Texts.DistrictNames.ToDictionary(district => district.Letter, district => district.Authority);
        foreach (var municipality in Texts.Municipalities)
        {
            var cells = city.Roads.Cells.Where(cell => authorities[Texts.DistrictOf(cell)] == municipality.Authority);
            yield return new(CityLayers.Municipalities, municipality.Authority, municipality.Name, Attributes(("authority", municipality.Authority)), Shapes.Polygon(city.Roads.Outline(cells)));
        }
    }

    private IEnumerable<CityFeature> Districts()
    {
        foreach (var district in Texts.DistrictNames)
        {
            var cells = city.Roads.Cells.Where(cell => Texts.DistrictOf(cell) == district.Letter);
            yield return new(CityLayers.Districts, $"district-{char.ToLowerInvariant(district.Letter)}", district.Name, Attributes(("authority", district.Authority)), Shapes.Polygon(city.Roads.Outline(cells)));
        }
    }

    private IEnumerable<CityFeature> Plans()
    {
        foreach (var plan in city.Plans)
        {
            var number = plan.Number.ToString(CultureInfo.InvariantCulture);
            yield return new(CityLayers.Plans, number, Texts.Plan.With(number),
                Attributes(("number", number), ("approvedOn", plan.ApprovedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("use", plan.Pattern.Use)),
                Shapes.Polygon(plan.Land.Ring.Spots));
        }
    }

    // By blocks; beside them the wadi, which is a park as far as its banks.
    private IEnumerable<CityFeature> LandUse()
    {
        foreach (var land in city.Roads.Superblocks.Where(land => land.Letter == MainRoads.Wadi))
            yield return new(CityLayers.LandUse, $"wadi-{land.Number}", Texts.Wadi, Attributes(("use", LandUses.Recreational)), Shapes.Polygon(land.Ring.Spots));
        foreach (var block in city.Blocks)
            yield return new(CityLayers.LandUse, block.Key, null, Attributes(("use", block.Use)), Shapes.Polygon(block.Outline));
    }

    public static IReadOnlyDictionary<string, object?> Attributes(params (string Code, object? Value)[] values) => values.ToDictionary(value => value.Code, value => value.Value, StringComparer.Ordinal);
}
