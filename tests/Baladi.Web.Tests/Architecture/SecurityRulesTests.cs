using System.Text.RegularExpressions;
using Xunit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>What no source may do, because it cannot be done safely or would have to be thought about anew. docs/security.md leans on it.</summary>
public partial class SecurityRulesTests
{
    private static readonly SourceFile[] Files = [.. SourceFile.ReadAll()];

    /// <summary>Everything that opens a connection to another system; its address is never one that somebody typed.</summary>
    private static readonly string[] Clients =
    [
        "src/Baladi.Core/Documents/FileScanner.cs",
        "src/Baladi.Core/Notifications/Gateways.cs",
        "src/Baladi.Web/Hosting/CoreServices.cs",
        "src/Baladi.Web/Hosting/NationalSignOn.cs",
        "src/Baladi.Web/Hosting/Registries.cs",
    ];

    /// <summary>Where a line that looks forbidden is not: a path, and why.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["src/Baladi.Core/Data/Seeding/"] = "trial data has to be the same each time it is made",
        ["src/Baladi.Core/People/BreachedPasswords.cs"] = "lists of leaked passwords are published as SHA-1; nothing is protected by it",
        ["src/Baladi.Data.PostgreSql/PostgreSqlBackup.cs"] = "the commands backup and restore run pg_dump and pg_restore, without a shell; what they are told comes from the operator and the configuration",
        ["src/Baladi.Core/People/Factors/Totp.cs"] = "authenticator apps know RFC 6238 with HMAC-SHA-1, whose strength needs no collision resistance",
    };

    [Fact]
    public void Sources_Nowhere_UseWhatIsNotAllowed() =>
        AssertNone(Lines(Forbidden(), file => file.IsCodeOrView || file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(line => !Reviewed.Keys.Any(path => line.StartsWith(path, StringComparison.Ordinal))));

    [Fact]
    public void Scripts_Nowhere_MakeCodeOrMarkupFromText() =>
        AssertNone(Lines(MadeFromText(), file => file.Path.EndsWith(".ts", StringComparison.Ordinal)));

    [Fact]
    public void Sources_Nowhere_HoldASecret() =>
        // The password of demo accounts is published, and refuses to work in Production.
        AssertNone(Lines(Secret(), _ => true).Where(line => !line.Contains("Baladi-Demo-2026", StringComparison.Ordinal)));

    [Fact]
    public void Clients_Each_GoWhereTheConfigurationSays() =>
        Assert.Empty(Files.Where(file => file.IsCode && file.Lines.Any(line => !line.TrimStart().StartsWith('/') && OpensConnections().IsMatch(line))).Select(file => file.Path).Except(Clients));

    private static IEnumerable<string> Lines(Regex forbidden, Func<SourceFile, bool> applies) =>
        from file in Files.Where(applies)
        from line in file.Lines.Index()
        where forbidden.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    // Processes, patterns and assemblies made at run time, insecure serializers, hashes and modes, guessable numbers, unchecked certificates, markup from text, other sites let in.
    [GeneratedRegex(@"\bProcess\.Start\(|\bBinaryFormatter\b|\bTypeNameHandling\b|\bMD5\b|\bSHA1\b|CipherMode\.ECB|RSAEncryptionPadding\.Pkcs1|\bnew Random\(|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\bnew Regex\(|ServerCertificateCustomValidationCallback|DangerousAcceptAny|CheckCertificateRevocation = false|\bHtml\.Raw\(|\bAddCors\(|\bUseCors\(|AllowUnsafeBlocks|\bAssembly\.Load|\bActivator\.CreateInstance\(Type|UseDeveloperExceptionPage")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(|postMessage|document\.cookie|srcdoc|javascript:")]
    private static partial Regex MadeFromText();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|(?i:password|secret|apikey)\s*=\s*""[^""{}@]{8,}""|(?i:password|pwd)=[^;""\s{]{6,}")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\bAddHttpClient\b|\bnew HttpClient\(|\bHttpClient client\b|\bnew SmtpClient\(|\bnew TcpClient\(|\bnew Socket\(|\bClientWebSocket\b|\bWebRequest\b|\bAddOpenIdConnect\b")]
    private static partial Regex OpensConnections();
}
