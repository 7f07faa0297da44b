using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Baladi.Web.Areas.Licenses.Applications.Attachments;

public sealed record AttachmentsPage(string Reference, string Service, IReadOnlyList<Attachment> Required, IReadOnlyList<Attachment> Optional, string? LastQuestion, string? ThenTo)
{
    public IEnumerable<Attachment> All => Required.Concat(Optional);
    public int Given => Required.Count(attachment => attachment.File is not null || attachment.OnFile);

    public static AttachmentsPage Of(DraftReview review, string? then, Texts texts)
    {
        var all = review.Evidence.Select(result => new Attachment(result.ClauseCode, result.Clause, review.Draft.Evidence.Find(evidence => evidence.ClauseCode == result.ClauseCode)?.File, review.IsOnFile(result))).ToList();
        return new(review.Draft.Reference, texts[review.Procedure.Content.Service.Name],
            all.FindAll(attachment => attachment.Rule.Required), all.FindAll(attachment => !attachment.Rule.Required),
            review.NeededPages.LastOrDefault()?.Page.Code, then == Then.Answers ? then : null);
    }

    /// <summary>Where the page jumps to after a change of this document.</summary>
    public static string IdOf(string clause) => "document-" + TagBuilder.CreateSanitizedId(clause, "_");
}

/// <param name="OnFile">That the document given for the license stands where no other is uploaded.</param>
public sealed record Attachment(string Code, Clause Clause, StoredFile? File, bool OnFile)
{
    public EvidenceRule Rule => Clause.Evidence!;
    public string Accept => string.Join(',', Rule.Formats.SelectMany(format => format == "jpeg" ? [".jpg", ".jpeg"] : new[] { "." + format }));
    public IEnumerable<string> Formats => Rule.Formats.Select(format => format.ToUpperInvariant());
    /// <summary>The kind of file as people call it: PDF, JPEG.</summary>
    public string? FileType => File?.ContentType.Split('/')[^1].ToUpperInvariant();
}
