using Baladi.Core.Cases;
using Baladi.Core.Documents;

namespace Baladi.Web.Areas.Licenses.Documents;

/// <summary>The name a document is saved under: the sender's, with the ending its content has.</summary>
public static class EvidenceName
{
    public static string Of(Evidence evidence)
    {
        var extension = SniffedContent.OfType(evidence.ContentType)?.Extension ?? "";
        return Path.GetExtension(evidence.Name).Equals(extension, StringComparison.OrdinalIgnoreCase) || (extension == ".jpg" && evidence.Name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase))
            ? evidence.Name
            : evidence.Name + extension;
    }

    /// <summary>As it is shown beside the name: PDF, JPEG.</summary>
    public static string TypeOf(Evidence evidence) => SniffedContent.OfType(evidence.ContentType)?.Format.ToUpperInvariant() ?? evidence.ContentType;
}
