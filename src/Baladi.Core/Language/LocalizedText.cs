using System.Text.Json.Serialization;

namespace Baladi.Core.Language;

/// <summary>Published text in both languages of the portal; publishing refuses one without the other.</summary>
public sealed record LocalizedText(string Ar, string En)
{
    [JsonIgnore]
    public bool IsComplete => !string.IsNullOrWhiteSpace(Ar) && !string.IsNullOrWhiteSpace(En);

    public string In(string language) => language == Languages.English ? En : Ar;
}
