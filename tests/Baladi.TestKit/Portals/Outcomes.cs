using Baladi.Core.Basics;

namespace Baladi.TestKit.Portals;

public static class Outcomes
{
    /// <summary>The value of an outcome that a test takes for granted.</summary>
    public static T Expect<T>(this Outcome<T> outcome) => outcome.IsDone ? outcome.Value! : throw new InvalidOperationException($"{outcome.Kind}: {outcome.Told()}");

    /// <summary>The problems as "field code args", for messages of tests.</summary>
    public static string Told<T>(this Outcome<T> outcome) =>
        string.Join("; ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code} {string.Join(',', problem.Args)}".Trim()));

    /// <summary>The codes of the problems, in order.</summary>
    public static string[] Codes<T>(this Outcome<T> outcome) => [.. outcome.Problems.Select(problem => problem.Code)];
}
