using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.xUnit;
using Baladi.Core.Data;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Baladi.Web.Tests.Architecture;

/// <summary>Which project may name what.</summary>
public class LayerTests
{
    private const string DataProjects = @"^Baladi\.Data\.(Sqlite|SqlServer|PostgreSql)(\.|$)";

    [Fact]
    public void Core_Everywhere_NamesNothingOfMvcOrRazor() =>
        Types().That().ResideInAssembly(typeof(BaladiDbContext).Assembly)
            .Should().NotDependOnAny(In(@"^Microsoft\.AspNetCore\.(Mvc|Razor|Components)(\.|$)"))
            .Because("rules and use cases outlive the pages that show them")
            .Check(BaladiArchitecture.Code);

    [Fact]
    public void Web_OutsideComposition_NamesNoDatabase() =>
        Types().That().ResideInAssembly(typeof(Program).Assembly)
            .And().AreNot(typeof(Program))
            .And().DoNotResideInNamespaceMatching(@"^Baladi\.Web\.Hosting(\.|$)")
            .Should().NotDependOnAny(In(DataProjects))
            .Because("only Program and Baladi.Web.Hosting choose the database")
            // Program may be the only type there is.
            .WithoutRequiringPositiveResults()
            .Check(BaladiArchitecture.Code);

    [Fact]
    public void Code_OutsideTheDataProjects_NamesNoDriver() =>
        Types().That().DoNotResideInNamespaceMatching(DataProjects)
            .Should().NotDependOnAny(In(@"^(Npgsql|NpgsqlTypes|Microsoft\.Data\.Sqlite|Microsoft\.Data\.SqlClient|SQLitePCL)(\.|$)"))
            .Because("what differs between databases sits behind IDatabaseProvider")
            .Check(BaladiArchitecture.Code);

    private static GivenTypesConjunction In(string namespacePattern) => Types(true).That().ResideInNamespaceMatching(namespacePattern);
}
