using Baladi.TestKit.Databases;
using Xunit;

namespace Baladi.Web.Tests.Servers;

/// <summary>The portal on PostgreSQL, for what the engines take differently.</summary>
public sealed class PostgreSqlServer : BaladiServer, IAsyncLifetime
{
    private readonly PostgreSqlDatabase database = new();

    public string? MissingReason => database.MissingReason;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database:Provider"] = database.Provider.Name,
        ["ConnectionStrings:Baladi"] = database.ConnectionString,
    };

    async Task IAsyncLifetime.InitializeAsync()
    {
        // A fixture cannot skip; the tests do.
        if (MissingReason is not null) return;
        await database.InitializeAsync();
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (MissingReason is not null) return;
        await DisposeAsync();
        await database.DisposeAsync();
    }
}
