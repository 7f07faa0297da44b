using Baladi.Core.Cases;
using Baladi.Core.Documents;

namespace Baladi.Web.Areas.Licenses.Documents;

/// <summary>The name a document is saved under: the sender's, with the ending its content has.</summary>
public static class EvidenceName
{
    private static readonly SniffedContent[] Known = [SniffedContent.Pdf, SniffedContent.Jpeg, SniffedContent.Png];

    public static string Of(Evidence evidence)
    {
        var extension = Array.Find(Known, content => content.ContentType == evidence.ContentType)?.Extension ?? "";
        return Path.GetExtension(evidence.Name).Equals(extension, StringComparison.OrdinalIgnoreCase) || (extension == ".jpg" && evidence.Name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase))
            ? evidence.Name
            : evidence.Name + extension;
    }

    /// <summary>As it is shown beside the name: PDF, JPEG.</summary>
    public static string TypeOf(Evidence evidence) => Array.Find(Known, content => content.ContentType == evidence.ContentType)?.Format.ToUpperInvariant() ?? evidence.ContentType;
}
