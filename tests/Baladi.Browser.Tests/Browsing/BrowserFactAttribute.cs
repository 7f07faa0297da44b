using Baladi.TestKit;
using Xunit;
using Xunit.Sdk;

namespace Baladi.Browser.Tests.Browsing;

/// <summary>A test in the browser: skipped with the reason where there is none, and its visitors' traces kept when it fails.</summary>
[XunitTestCaseDiscoverer("Baladi.Browser.Tests.Browsing.BrowserFactDiscoverer", "Baladi.Browser.Tests")]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing.IsFailure ? null : Chromium.MissingReason;
}

/// <summary>As <see cref="BrowserFactAttribute"/>, for each row of data.</summary>
[XunitTestCaseDiscoverer("Baladi.Browser.Tests.Browsing.BrowserTheoryDiscoverer", "Baladi.Browser.Tests")]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Missing.IsFailure ? null : Chromium.MissingReason;
}
