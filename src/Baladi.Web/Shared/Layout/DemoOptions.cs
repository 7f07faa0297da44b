namespace Baladi.Web.Shared.Layout;

/// <summary>Bound from the setting <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>Demo accounts, the development mailbox and clock, and the component samples.</summary>
    public bool Enabled { get; set; }
}
