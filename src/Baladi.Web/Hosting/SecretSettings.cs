namespace Baladi.Web.Hosting;

/// <summary>Secrets among the settings.</summary>
public static class SecretSettings
{
    /// <returns>The setting itself or, where <c>{name}File</c> is given in its place, what that file holds.</returns>
    public static string? Secret(this IConfiguration settings, string name) =>
        settings[name] is { Length: > 0 } secret ? secret : settings[name + "File"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
}
