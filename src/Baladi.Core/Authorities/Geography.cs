using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Authorities;

/// <summary>The regions, authorities and cities in memory: a few hundred rows that nearly every page names.</summary>
public sealed class Geography(IServiceScopeFactory scopes)
{
    private volatile Snapshot now = new([], [], []);

    public IReadOnlyCollection<Authority> Authorities => now.ById.Values;
    public IReadOnlyList<Region> Regions => now.Regions;
    public IReadOnlyList<City> Cities => now.Cities;

    public Authority Authority(long id) => now.ById[id];
    public Authority? Authority(string code) => now.ByCode.GetValueOrDefault(code);
    public City? City(string code) => now.Cities.FirstOrDefault(city => city.Code == code);

    /// <summary>The authority and those above it, itself first.</summary>
    public IEnumerable<Authority> Upwards(Authority from)
    {
        for (var at = from; ; at = now.ById[at.ParentId.Value])
        {
            yield return at;
            if (at.ParentId is null) yield break;
        }
    }

    public Authority? AmanahOf(Authority authority) => Upwards(authority).FirstOrDefault(above => above.Kind == AuthorityKind.Amanah);

    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        now = new(
            await db.Regions.AsNoTracking().OrderBy(region => region.Code).ToListAsync(cancel),
            await db.Authorities.AsNoTracking().OrderBy(authority => authority.Path).ToListAsync(cancel),
            await db.Cities.AsNoTracking().OrderBy(city => city.Code).ToListAsync(cancel));
    }

    private sealed record Snapshot(IReadOnlyList<Region> Regions, IReadOnlyList<Authority> Authorities, IReadOnlyList<City> Cities)
    {
        public Dictionary<long, Authority> ById { get; } = Authorities.ToDictionary(authority => authority.Id);
        public Dictionary<string, Authority> ByCode { get; } = Authorities.ToDictionary(authority => authority.Code);
    }
}
