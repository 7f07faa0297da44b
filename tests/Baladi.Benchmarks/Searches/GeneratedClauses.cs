using System.Text.Json;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Search;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Searches;

/// <summary>
/// Any number of clauses in the manner of the seeded ones: titles and texts of two of them mixed, with new words among theirs.
/// New words come as in real texts (Heaps' law): one for every square root of the words before it, and old ones again by rank.
/// </summary>
internal sealed class GeneratedClauses
{
    private const int Seed = 20261127;
    private const string ArabicLetters = "ابتجحخدرزسشصطعفقكلمنهوي";
    private const string LatinLetters = "abcdefghiklmnoprstuw";
    private readonly List<Searchable> rest;
    private readonly List<Searchable> clauses;

    public GeneratedClauses()
    {
        Words = Read<SearchWords>("words.core.json")[0];
        var items = Searchables.Of(Read<Procedure>("procedure.json"), Read<ActivityList>("activities.core.json"), [.. Read<RequirementDocument>("requirement.*.json"), .. Read<RequirementDocument>("requirement.json")], [], []).ToList();
        rest = items.FindAll(item => item.Kind != SearchKind.Clause);
        clauses = items.FindAll(item => item.Kind == SearchKind.Clause);
    }

    public SearchWords Words { get; }

    /// <summary>Everything else that is found, and so many clauses: the seeded ones first.</summary>
    public IEnumerable<Searchable> WithRest(int count) => [.. rest, .. clauses.Take(count), .. Generate(count - clauses.Count)];

    private IEnumerable<Searchable> Generate(int count)
    {
        var random = new Random(Seed);
        var (arabic, english) = (new List<string>(), new List<string>());
        for (var number = 1; number <= count; number++)
        {
            var (one, other) = (clauses[random.Next(clauses.Count)], clauses[random.Next(clauses.Count)]);
            if (random.NextDouble() < 25 / Math.Sqrt(number + 625))
            {
                arabic.Add(NewWord(random, ArabicLetters));
                english.Add(NewWord(random, LatinLetters));
            }
            yield return new(SearchKind.Clause, $"{one.Code}-{number}", Mix(one.Title, other.Title, random, arabic, english))
            {
                Text = Mix(one.Text!, other.Text!, random, arabic, english),
                Within = one.Within,
                Covers = one.Covers,
                Parent = one.Parent,
            };
        }
    }

    private static LocalizedText Mix(LocalizedText one, LocalizedText other, Random random, List<string> arabic, List<string> english) =>
        new(Mix(one.Ar, other.Ar, random, arabic), Mix(one.En, other.En, random, english));

    private static string Mix(string one, string other, Random random, List<string> words)
    {
        var (first, second) = (one.Split(' '), other.Split(' '));
        var mixed = first.Take((first.Length + 1) / 2).Concat(second.Skip(second.Length / 2)).ToList();
        // A word of low rank is common, as in any text.
        if (words.Count > 0) mixed.Insert(random.Next(mixed.Count + 1), words[(int)(words.Count * Math.Pow(random.NextDouble(), 3))]);
        return string.Join(' ', mixed);
    }

    private static string NewWord(Random random, string letters) => string.Concat(Enumerable.Range(0, random.Next(4, 9)).Select(_ => letters[random.Next(letters.Length)]));

    private static List<T> Read<T>(string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Source, "Baladi.Core", "Data", "Seed"), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<T>(File.ReadAllText(file), PublishedJson.Options)!)];
}
