using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.Core.Publishing;

namespace Baladi.Core.Notifications;

/// <summary>Renders a published template and leaves it to be sent, in the transaction of the caller.</summary>
public sealed partial class Outbox(BaladiDbContext db, PublishedCatalog catalog, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">The template is not published.</exception>
    public void Add(string template, string language, string mobile, string? email, IReadOnlyDictionary<string, string> values, long? caseId = null, DateTimeOffset? notBefore = null)
    {
        var published = catalog.AllInForce<TemplateSet>().SelectMany(set => set.Content.Templates).FirstOrDefault(t => t.Code == template)
            ?? throw new InvalidOperationException($"No message template '{template}' is in force.");
        var now = time.GetUtcNow();
        var hasCode = values.ContainsKey("code");
        db.Outbox.Add(new OutboxMessage(MessageMedium.Sms, mobile, template, language, null, Fill(published.Sms.In(language), values), now, caseId, notBefore, hasCode));
        if (email is not null && published is { Subject: { } subject, Body: { } body })
            db.Outbox.Add(new OutboxMessage(MessageMedium.Email, email, template, language, Fill(subject.In(language), values), Fill(body.In(language), values), now, caseId, notBefore, hasCode));
    }

    // In one pass: what a person typed may look like a placeholder and is left as it is.
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value) ?? match.Value);

    [GeneratedRegex(@"\{([a-z]+)\}")] private static partial Regex Placeholder();
}
