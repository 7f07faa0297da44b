using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Baladi.Core.Data;

namespace Baladi.Web.Tests.Architecture;

/// <summary>The compiled code of src, read once.</summary>
internal static class BaladiArchitecture
{
    public static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader().LoadAssemblies(
        typeof(BaladiDbContext).Assembly,
        System.Reflection.Assembly.Load("Baladi.Data.Sqlite"),
        System.Reflection.Assembly.Load("Baladi.Data.SqlServer"),
        System.Reflection.Assembly.Load("Baladi.Data.PostgreSql"),
        typeof(Program).Assembly).Build();

    /// <summary>Each use of one type of Baladi.Core by another, with the folders (capabilities) of both.</summary>
    public static readonly IReadOnlyList<Use> CoreUses =
    [
        .. from user in Code.Types
           let folder = Capability(user)
           where folder is not null
           from dependency in user.Dependencies
           // ArchUnitNET takes a type parameter for any other of the same name.
           where !dependency.Target.IsGenericParameter
           let used = Capability(dependency.Target)
           where used is not null && used != folder
           select new Use(folder, used, $"{user.FullName} uses {dependency.Target.FullName}"),
    ];

    /// <summary>Every folder of Baladi.Core that has code.</summary>
    public static readonly IReadOnlySet<string> Capabilities = Code.Types.Select(Capability).OfType<string>().ToHashSet();

    private static string? Capability(IType type)
    {
        const string core = "Baladi.Core.";
        var name = type.Namespace?.FullName ?? "";
        return name.StartsWith(core, StringComparison.Ordinal) ? name[core.Length..].Split('.')[0] : null;
    }

    internal sealed record Use(string From, string To, string Sentence);
}
