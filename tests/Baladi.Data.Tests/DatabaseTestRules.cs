using System.Reflection;
using Baladi.TestKit.Databases;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests;

/// <summary>What makes a database test run on both engines, and show as skipped where one is missing.</summary>
public class DatabaseTestRules
{
    private static readonly Type[] DatabaseTests =
        [.. typeof(DatabaseTestRules).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DatabaseTest)) || type.IsSubclassOf(typeof(PortalTest)))];

    [Fact]
    public void DatabaseTests_Each_CanBeSkipped()
    {
        var unskippable =
            from type in DatabaseTests
            from method in type.GetMethods()
            where method.GetCustomAttribute<FactAttribute>() is { } fact && fact is not (SkippableFactAttribute or SkippableTheoryAttribute)
            select $"{type.Name}.{method.Name}: use [SkippableFact] or [SkippableTheory]";

        AssertNone(unskippable);
    }

    [Fact]
    public void DatabaseTests_Each_RunOnBothEngines()
    {
        var lacking =
            from type in DatabaseTests
            where type.IsAbstract
            from engine in type.IsSubclassOf(typeof(PortalTest)) ? new[] { typeof(SqlitePortal), typeof(PostgreSqlPortal) } : [typeof(SqliteDatabase), typeof(PostgreSqlDatabase)]
            where !DatabaseTests.Any(test => test.IsSubclassOf(type) && FixturesOf(test).Any(fixture => fixture == engine || fixture.GenericTypeArguments.Contains(engine)))
            select $"{type.Name} has no subclass with IClassFixture<{engine.Name}>";

        AssertNone(lacking);
    }

    private static IEnumerable<Type> FixturesOf(Type test) =>
        test.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IClassFixture<>)).Select(type => type.GenericTypeArguments[0]);

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
