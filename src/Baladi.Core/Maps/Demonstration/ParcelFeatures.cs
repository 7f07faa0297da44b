using System.Globalization;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Blocks and parcels.</summary>
internal sealed class ParcelFeatures(Planning city)
{
    public IEnumerable<CityFeature> All() => Blocks().Concat(Parcels());

    private IEnumerable<CityFeature> Blocks()
    {
        foreach (var block in city.Blocks)
            yield return new(CityLayers.Blocks, block.Key, null, AreaFeatures.Attributes(("plan", Text(block.Plan.Number)), ("number", Text(block.Number))), Shapes.Polygon(block.Outline));
    }

    private IEnumerable<CityFeature> Parcels()
    {
        foreach (var parcel in city.Parcels)
        {
            var plan = Text(parcel.Block.Plan.Number);
            yield return new(CityLayers.Parcels, parcel.Key, null,
                AreaFeatures.Attributes(
                    ("plan", plan), ("block", Text(parcel.Block.Number)), ("number", Text(parcel.Number)), ("use", parcel.Use),
                    ("area", Math.Round(parcel.Ring.Area, 2)), ("frontage", Math.Round(parcel.Ring.LengthAlong(parcel.Front), 2)),
                    ("realEstateId", $"{DemonstrationCity.IllustrativePrefix}{plan}{parcel.Number.ToString("000000", CultureInfo.InvariantCulture)}")),
                Shapes.Polygon(parcel.Outline));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
