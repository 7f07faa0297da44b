using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.GeoPackages;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Data.Sqlite.GeoPackages;

/// <summary>GeoPackages are SQLite files, whatever database the portal runs on: this has nothing to do with its own.</summary>
public sealed class SqliteGeoPackageEngine : IGeoPackageEngine
{
    public IGeoPackage Open(string path, MapFileLimits limits) => SqliteGeoPackage.Open(path, limits);

    public IGeoPackageTarget Create(string path, GeoPackageTable table) => new SqliteGeoPackageTarget(path, table);

    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

public static class GeoPackageServices
{
    /// <summary>Lets map files be GeoPackages.</summary>
    public static IServiceCollection AddGeoPackages(this IServiceCollection services) =>
        services.AddSingleton<IGeoPackageEngine, SqliteGeoPackageEngine>().AddSingleton<IMapFormat, GeoPackageFormat>().AddSingleton<IMapWriter, GeoPackageWriter>();
}
