using System.Text.RegularExpressions;
using Baladi.TestKit;
using Xunit;

namespace Baladi.Web.Tests.Architecture;

/// <summary>What no line of src may say.</summary>
public partial class SourceTextTests
{
    private static readonly SourceFile[] Files = [.. SourceFile.ReadAll()];

    [Fact]
    public void Code_OutsideTheDataProjects_NeverAsksWhichDatabaseItIs() =>
        AssertNone(Lines(AsksForTheProvider(), file =>
            file.IsCode && !file.Path.StartsWith("src/Baladi.Data.", StringComparison.Ordinal)
            && file.Path is not "src/Baladi.Web/Program.cs" && !file.Path.StartsWith("src/Baladi.Web/Hosting/", StringComparison.Ordinal)),
            "put the difference behind IDatabaseProvider");

    [Fact]
    public void Code_Everywhere_HasNoArabicWords() =>
        AssertNone(Lines(ArabicWord(), file => file.IsCodeOrView && !file.IsIn("Texts") && !file.IsIn("Seed")),
            "move the words to Texts, in both languages");

    /// <summary>A deadline at midnight ends the day before: one page that forgets it promises a day that is not there.</summary>
    [Fact]
    public void Views_Everywhere_ShowDeadlinesByTheirLastDay() =>
        AssertNone(Lines(DeadlineAsAnInstant(), file => file.Path.EndsWith(".cshtml", StringComparison.Ordinal)), "use Dates.Deadline, DeadlineDay or UntilDeadline");

    [Fact]
    public void Sources_Everywhere_StandWithoutTheSharedFolder() =>
        AssertNone(Lines(SharedFolder(), _ => true), "copy the facts into src, with their source: the shared folder is not in a clone");

    [Fact]
    public void CodeFiles_Each_HaveAtMost300Lines() =>
        AssertNone(Files.Where(file => file.IsCodeOrView && file.Lines.Length > 300 && !LongForAReason.ContainsKey(file.Path))
            .Select(file => $"{file.Path}: {file.Lines.Length} lines"), "split it, or give the reason in LongForAReason");

    [Fact]
    public void Projects_Each_HaveALockFile() =>
        AssertNone(
            from top in new[] { "src", "tests" }
            from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, top), "*.csproj", SearchOption.AllDirectories)
            where !File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))
            select Path.GetRelativePath(Repository.Root, project), "dotnet restore writes packages.lock.json: commit it");

    /// <summary>Path from the root → why the file is better whole.</summary>
    private static readonly Dictionary<string, string> LongForAReason = [];

    private static IEnumerable<string> Lines(Regex forbidden, Func<SourceFile, bool> applies) =>
        from file in Files.Where(applies)
        from line in file.Lines.Index()
        where forbidden.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    private static void AssertNone(IEnumerable<string> violations, string remedy)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, $"{remedy}\n{string.Join("\n", found)}");
    }

    [GeneratedRegex(@"\bIs(Sqlite|Npgsql|SqlServer)\(|\bProviderName\b|\b[Pp]rovider(\.Name)?\s*(==|!=|\bis\b|\bswitch\b)\s*(not\s+)?(""|\w*(Sqlite|SqlServer|PostgreSql|Npgsql))|\bswitch\s*\(\s*\w*[Pp]rovider\.Name")]
    private static partial Regex AsksForTheProvider();

    [GeneratedRegex(@"Dates\.(Gregorian|Both|Relative)\([^)]*(Due|Promised)")]
    private static partial Regex DeadlineAsAnInstant();

    /// <summary>Two letters in a row: a single one is a letter of a folding table, not a word.</summary>
    [GeneratedRegex(@"[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF]{2}")]
    private static partial Regex ArabicWord();

    [GeneratedRegex(@"(\.\./)+shared\b|/work/")]
    private static partial Regex SharedFolder();
}
