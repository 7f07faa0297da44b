using Baladi.Core.Data.Seeding;
using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>The maps of squares and the names of the city, as in Seed/demonstration/city.json.</summary>
internal sealed record CityTexts(
    string Note, LocalizedText Name, IReadOnlyList<string> Uses, IReadOnlyList<string> Districts, IReadOnlyList<DistrictText> DistrictNames,
    IReadOnlyList<MunicipalityText> Municipalities, RoadTexts Roads, LocalizedText Wadi, LocalizedText Plan, IReadOnlyDictionary<string, LocalizedText> Facilities,
    IReadOnlyList<LocalizedText> FacilityNames, IReadOnlyDictionary<string, LocalizedText> Constraints, IReadOnlyDictionary<string, LocalizedText> Limits)
{
    public static CityTexts Read() => SeedFiles.Read<CityTexts>("demonstration/city.json");

    /// <summary>The letter of the pattern of a square; the maps are written with the north on top.</summary>
    public char UseOf(MeshCell cell) => Uses[Ground.Size - 1 - cell.Row][cell.Column];
    public char DistrictOf(MeshCell cell) => Districts[Ground.Size - 1 - cell.Row][cell.Column];
}

internal sealed record DistrictText(char Letter, string Authority, LocalizedText Name);

internal sealed record MunicipalityText(string Authority, LocalizedText Name);

/// <param name="Columns">Of the lines of the lattice from west to east; <paramref name="Rows"/> from south to north.</param>
/// <param name="Spines">Taken one after the other by streets through neighbourhoods.</param>
internal sealed record RoadTexts(
    LocalizedText Ring, LocalizedText NorthBank, LocalizedText SouthBank, LocalizedText WestBank, LocalizedText EastBank, LocalizedText Boulevard, LocalizedText Square, IReadOnlyList<LocalizedText> Diagonals,
    IReadOnlyList<LocalizedText> Columns, IReadOnlyList<LocalizedText> Rows, IReadOnlyList<LocalizedText> Spines,
    LocalizedText Numbered, LocalizedText Court, LocalizedText Walk, LocalizedText Roundabout);

internal static class Templates
{
    public static LocalizedText With(this LocalizedText template, string value) => new(template.Ar.Replace("{0}", value, StringComparison.Ordinal), template.En.Replace("{0}", value, StringComparison.Ordinal));
    public static LocalizedText With(this LocalizedText template, LocalizedText value) => new(template.Ar.Replace("{0}", value.Ar, StringComparison.Ordinal), template.En.Replace("{0}", value.En, StringComparison.Ordinal));
}
