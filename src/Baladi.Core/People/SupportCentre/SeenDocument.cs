using Baladi.Core.Basics;

namespace Baladi.Core.People.SupportCentre;

/// <summary>What the clerk attests to have seen.</summary>
/// <param name="ExpiresOn">The last day it is good for.</param>
/// <param name="NumberMatches">The number on it is the one looked up.</param>
/// <param name="FaceMatches">The visitor is the one in the picture.</param>
public sealed record SeenDocument(DocumentKind? Kind, DateOnly? ExpiresOn, bool NumberMatches, bool FaceMatches)
{
    /// <summary>Problems: document-missing, document-other, document-expiry-missing, document-expired, number-not-compared, face-not-compared.</summary>
    internal IEnumerable<Problem> Check(string nationalId, DateOnly today)
    {
        if (Kind is null) yield return new("document-missing", nameof(Kind));
        // Citizens' IDs begin with 1, residents' with 2; the digital ID shows either.
        else if (Kind != (nationalId[0] == '1' ? DocumentKind.NationalIdCard : DocumentKind.IqamaCard) && Kind != DocumentKind.DigitalId) yield return new("document-other", nameof(Kind));
        if (ExpiresOn is not { } last) yield return new("document-expiry-missing", nameof(ExpiresOn));
        else if (last < today) yield return new("document-expired", nameof(ExpiresOn));
        if (!NumberMatches) yield return new("number-not-compared", nameof(NumberMatches));
        if (!FaceMatches) yield return new("face-not-compared", nameof(FaceMatches));
    }
}
