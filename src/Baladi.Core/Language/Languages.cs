namespace Baladi.Core.Language;

/// <summary>The languages of the portal, Arabic first.</summary>
public static class Languages
{
    public const string Arabic = "ar";
    public const string English = "en";
    public static readonly IReadOnlyList<string> All = [Arabic, English];
}
