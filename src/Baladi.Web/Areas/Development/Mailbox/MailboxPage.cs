using System.Text.RegularExpressions;
using Baladi.Core.Language;
using Baladi.Core.Notifications;

namespace Baladi.Web.Areas.Development.Mailbox;

/// <param name="Next">The last message shown, where older ones follow.</param>
public sealed record MailboxPage(string? To, IReadOnlyList<MailboxMessage> Messages, long? Next);

/// <summary>A piece of a message: text, a link (<paramref name="Href"/>) or a code to be typed somewhere.</summary>
public sealed record MessagePart(string Text, string? Href = null, bool IsCode = false);

public sealed partial record MailboxMessage(OutboxMessage Message, Uri Portal)
{
    public string Direction => Message.Language == Languages.Arabic ? "rtl" : "ltr";

    public IEnumerable<MessagePart> Parts
    {
        get
        {
            var at = 0;
            foreach (Match match in LinkOrCode().Matches(Message.Body))
            {
                if (match.Index > at) yield return new(Message.Body[at..match.Index]);
                yield return match.Groups["code"].Success ? new(match.Value, IsCode: true) : new(match.Value, Here(match.Value));
                at = match.Index + match.Length;
            }
            if (at < Message.Body.Length) yield return new(Message.Body[at..]);
        }
    }

    // A demo system may answer under another address than the one its messages name.
    private string Here(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Authority == Portal.Authority ? uri.PathAndQuery : link;

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)\u060C\u061B]|(?<![\p{L}\p{N}-])(?<code>[0-9]{6})(?![\p{L}\p{N}-])")]
    private static partial Regex LinkOrCode();
}
