namespace Baladi.Core.People.Sessions;

/// <summary>Browser and operating system in the words their owners know, from a closed list; what a program says of itself is not kept.</summary>
public sealed record DeviceWords(string Browser, string Platform)
{
    public const int Length = 24;

    // The first that is found: most browsers also claim to be those further down.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("HuaweiBrowser", "Huawei Browser"), ("FxiOS", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Platforms =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    /// <param name="userAgent">The header; anything at all.</param>
    public static DeviceWords Of(string? userAgent) => new(Find(Browsers, userAgent), Find(Platforms, userAgent));

    /// <summary>Chrome, Android; one of them, or empty, where that is all there is.</summary>
    public override string ToString() => string.Join(", ", new[] { Browser, Platform }.Where(word => word.Length > 0));

    private static string Find((string Sign, string Name)[] among, string? userAgent) =>
        userAgent is null ? "" : among.FirstOrDefault(entry => userAgent.Contains(entry.Sign, StringComparison.Ordinal)).Name ?? "";
}
