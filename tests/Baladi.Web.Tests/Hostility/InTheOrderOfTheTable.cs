using Xunit.Abstractions;
using Xunit.Sdk;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Rows by their number, and what looks back on all of them at the end.</summary>
public sealed class InTheOrderOfTheTable : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases) where TTestCase : ITestCase =>
        testCases.OrderBy(test => test.TestMethodArguments is [int index, ..] ? index : int.MaxValue);
}
