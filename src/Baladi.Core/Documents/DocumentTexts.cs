using System.Text.Json;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Publishing;

namespace Baladi.Core.Documents;

/// <summary>Reads the fixed wording of a document, which lives in Documents/Texts so that no code needs to change with it.</summary>
internal static class DocumentTexts
{
    public static T Load<T>(string name)
    {
        using var stream = DocumentResources.Open($"Documents/{name}.json");
        return JsonSerializer.Deserialize<T>(stream, PublishedJson.Options)
            ?? throw new InvalidOperationException($"The document texts '{name}' are empty.");
    }
}
