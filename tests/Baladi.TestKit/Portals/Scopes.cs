using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>The services of a portal or a server, asked as a request would.</summary>
public static class Scopes
{
    /// <summary>Asks a service in a scope of its own.</summary>
    public static async Task<T> AskAsync<TService, T>(this IServiceProvider services, Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Who the person is today: posts and memberships are read anew each time.</summary>
    public static async Task<Actor> ActorAsync(this IServiceProvider services, string nationalId, Channel channel = Channel.Web)
    {
        var hash = services.GetRequiredService<NationalIdVault>().Hash(nationalId);
        var account = await services.AskAsync((BaladiDbContext db) => db.Users.Where(user => user.UserName == hash).Select(user => user.Id).SingleAsync());
        return await services.AskAsync((ActorDirectory directory) => directory.FindAsync(account, channel, CancellationToken.None));
    }
}
