using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.Notifications;

/// <summary>What a person is told. Texts may use {service}, {title}, {reference}, {due}, {amount}, {link}, {number}, {name}, {from}, {why} and {code}.</summary>
public sealed record MessageTemplate
{
    public required string Code { get; init; }
    /// <summary>One short message; it carries nothing that would harm on a lost phone.</summary>
    public required LocalizedText Sms { get; init; }
    public LocalizedText? Subject { get; init; }
    public LocalizedText? Body { get; init; }
}

/// <summary>A published set of templates; a service may bring its own.</summary>
public sealed record TemplateSet : IPublishedContent
{
    public static string Kind => "templates";
    public required string Code { get; init; }
    public required IReadOnlyList<MessageTemplate> Templates { get; init; }

    public IEnumerable<Problem> Check(PublishedCatalog catalog) =>
        Templates.GroupBy(template => template.Code).Where(group => group.Count() > 1).Select(group => new Problem("publish-twice", $"templates/{group.Key}"));
}
