namespace Baladi.Core.Maps.Demonstration;

/// <summary>Buildings, on rather more than half of the parcels; the others wait.</summary>
internal sealed class BuildingFeatures(Planning city)
{
    private const double FloorHeight = 3.5, HallHeight = 6, Parapet = 1;
    // Towers stand within so many metres of the middle.
    private const double TowerReach = 800;
    private static readonly string[] NotBuiltOn = ["park", "garden"];

    public IEnumerable<CityFeature> All()
    {
        foreach (var building in city.Parcels.SelectMany(Buildings))
            yield return new(CityLayers.Buildings, $"{building.Parcel.Key}-{(char)('a' + building.Number)}", null,
                AreaFeatures.Attributes(("parcel", building.Parcel.Key), ("floors", building.Floors), ("use", building.Parcel.Use), ("height", building.Height)),
                Shapes.Polygon(building.Outline));
    }

    private static IEnumerable<Building> Buildings(Parcel parcel)
    {
        var dice = Planning.DiceFor(parcel.Block.Plan.Number, parcel.Number);
        var isBuilt = parcel.Service is null ? dice.Chance(parcel.Block.Plan.Pattern.Built) : !NotBuiltOn.Contains(parcel.Service);
        if (!isBuilt) yield break;
        var floors = FloorsOf(parcel, dice);
        var height = Math.Round((floors * (parcel.Use == LandUses.Industrial ? HallHeight : FloorHeight)) + Parapet, 1);
        foreach (var (number, outline) in new Footprint(parcel, dice).Outlines(floors).Index()) yield return new(parcel, number, outline, floors, height);
    }

    private static int FloorsOf(Parcel parcel, Dice dice)
    {
        var pattern = parcel.Block.Plan.Pattern;
        if (parcel.Service is not null) return parcel.Service is "hospital" or "municipality" ? 5 : 1 + dice.Below(3);
        var most = (double)pattern.MostFloors;
        if (most > 8) most = pattern.LeastFloors + ((most - pattern.LeastFloors) * Math.Max(0, 1 - (parcel.Ring.Middle.Length / TowerReach)));
        return pattern.LeastFloors + dice.Below((int)most - pattern.LeastFloors + 1) + (parcel.Use == LandUses.Commercial && pattern.Neighbourhood ? 1 : 0);
    }
}
