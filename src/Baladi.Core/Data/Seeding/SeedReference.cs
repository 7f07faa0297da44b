using Baladi.Core.Authorities;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Data.Seeding;

/// <summary>Regions, authorities and cities, once.</summary>
public sealed class SeedReference(BaladiDbContext db, Geography geography)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Regions.AnyAsync(cancel))
        {
            db.Regions.AddRange(SeedFiles.Read<SeedList<SeedRegion>>("reference/regions.json").Items.Select(r => new Region(r.Code, r.Name, r.Capital, r.Population2022)));
            var authorities = new Dictionary<string, Authority>();
            foreach (var a in SeedFiles.Read<SeedList<SeedAuthority>>("reference/authorities.json").Items)
                authorities[a.Code] = new Authority(a.Code, a.Kind, a.Name, a.Parent is { } parent ? authorities[parent] : null, a.Region, a.FeeClass, a.FeeClassIllustrative);
            db.Authorities.AddRange(authorities.Values);
            db.Cities.AddRange(SeedFiles.Read<SeedList<SeedCity>>("reference/cities.json").Items.Select(c => new City(c.Code, c.Name, c.Region, authorities[c.Amanah].Id,
                c.Municipality is { } municipality ? authorities[municipality].Id : null, new Point(c.Longitude, c.Latitude) { SRID = 4326 })));
            await db.SaveChangesAsync(cancel);
        }
        await geography.RefreshAsync(cancel);
    }

    private sealed record SeedList<T>(string Source, IReadOnlyList<T> Items);
    private sealed record SeedRegion(string Code, LocalizedText Name, LocalizedText Capital, int Population2022);
    private sealed record SeedAuthority(string Code, string? Parent, AuthorityKind Kind, LocalizedText Name, string? Region = null, int? FeeClass = null, bool FeeClassIllustrative = false);
    private sealed record SeedCity(string Code, LocalizedText Name, string Region, string Amanah, double Latitude, double Longitude, string? Municipality = null, string? DuplicateOf = null);
}
