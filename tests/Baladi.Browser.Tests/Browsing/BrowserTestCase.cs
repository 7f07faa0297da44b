using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Baladi.Browser.Tests.Browsing;

// xunit disposes a test without telling it how it went. These classes are its own chain from discovery to invocation,
// passed through for the one line in BrowserTestInvoker that tells.

public sealed class BrowserFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) => new BrowserTestCase(
        DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

public sealed class BrowserTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
    [
        new BrowserTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, dataRow),
    ];
}

public sealed class BrowserTestCase : XunitTestCase
{
    [Obsolete("For the deserializer")]
    public BrowserTestCase()
    {
    }

    public BrowserTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, object[]? row = null)
        : base(messages, display, options, method, row)
    {
    }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) => new BrowserTestCaseRunner(
        this, DisplayName, SkipReason, constructorArguments, TestMethodArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();
}

internal sealed class BrowserTestCaseRunner(
    IXunitTestCase test, string name, string? skip, object[] constructor, object[] arguments, IMessageBus bus,
    ExceptionAggregator aggregator, CancellationTokenSource cancel)
    : XunitTestCaseRunner(test, name, skip, constructor, arguments, bus, aggregator, cancel)
{
    protected override XunitTestRunner CreateTestRunner(
        ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments,
        string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new BrowserTestRunner(test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments,
            skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
}

internal sealed class BrowserTestRunner(
    ITest test, IMessageBus bus, Type type, object[] constructor, MethodInfo method, object[] arguments, string skip,
    IReadOnlyList<BeforeAfterTestAttribute> attributes, ExceptionAggregator aggregator, CancellationTokenSource cancel)
    : XunitTestRunner(test, bus, type, constructor, method, arguments, skip, attributes, aggregator, cancel)
{
    protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) => new BrowserTestInvoker(
        Test, MessageBus, TestClass, ConstructorArguments, TestMethod, TestMethodArguments, BeforeAfterAttributes, aggregator,
        CancellationTokenSource).RunAsync();
}

internal sealed class BrowserTestInvoker(
    ITest test, IMessageBus bus, Type type, object[] constructor, MethodInfo method, object[] arguments,
    IReadOnlyList<BeforeAfterTestAttribute> attributes, ExceptionAggregator aggregator, CancellationTokenSource cancel)
    : XunitTestInvoker(test, bus, type, constructor, method, arguments, attributes, aggregator, cancel)
{
    protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
    {
        var time = await base.InvokeTestMethodAsync(testClassInstance);
        // Through the aggregator, so that a page too broken for a picture is told beside the failure and does not hide it.
        if (Aggregator.HasExceptions && testClassInstance is BrowserTest failed)
            await Aggregator.RunAsync(() => failed.KeepEvidenceAsync(Test.DisplayName));
        return time;
    }
}
