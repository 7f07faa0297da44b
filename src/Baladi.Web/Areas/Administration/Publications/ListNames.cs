using System.Text.Json.Nodes;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Administration.Publications;

/// <summary>What published contents are called: by their own title, else by their kind and the service they came with.</summary>
public sealed class ListNames(PublishedCatalog catalog, Texts texts)
{
    public LocalizedText Of(string kind, string code, string content)
    {
        if (JsonNode.Parse(content)?["title"] is JsonObject title) return new(title["ar"]?.ToString() ?? "", title["en"]?.ToString() ?? "");
        if (texts.Has($"publication.list.{kind}.{code}")) return In(language => texts.In(language, $"publication.list.{kind}.{code}"));
        var service = catalog.InForce<Procedure>(code)?.Content.Service.Name;
        return In(language => texts.In(language, "publication.list.of", texts.In(language, $"publication.kind.{kind}"), service?.In(language) ?? code));
    }

    private static LocalizedText In(Func<string, string> say) => new(say(Languages.Arabic), say(Languages.English));
}
