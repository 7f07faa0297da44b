using Baladi.Core.People.SupportCentre;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.SupportCentre.Visits;

public sealed record LookupForm
{
    [FoldedDigits] public string? NationalId { get; init; }
}

/// <summary>What the clerk attests about the document, in every form that needs it.</summary>
public record DocumentForm
{
    public DocumentKind? Kind { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public bool NumberMatches { get; init; }
    public bool FaceMatches { get; init; }
    /// <summary>Of the registered name; where it does not match, it is typed as it stands on the document.</summary>
    public bool NameMatches { get; init; }
    public string? NameAr { get; init; }
    public string? NameEn { get; init; }
    [FoldedDigits] public string? Code { get; init; }

    public SeenDocument Seen => new(Kind, ExpiresOn, NumberMatches, FaceMatches);
}

public sealed record ReplaceForm : DocumentForm
{
    [FoldedDigits] public string? Mobile { get; init; }
    /// <summary>Which button was pressed: the code is sent first.</summary>
    public bool Send { get; init; }
}

public sealed record RefuseForm
{
    public RefusalReason? Reason { get; init; }
    public string? Note { get; init; }
}

public sealed record LookupPage(LookupForm Form, IReadOnlyList<CounterVisit> Today);

public sealed record VisitPage(VisitView View, DocumentForm Form)
{
    /// <summary>Whether a code is on its way to the account's mobile.</summary>
    public bool CodeSent => View.Visit.CodeHash is not null && View.Visit.Mobile == View.Account?.PhoneNumber;
}

public sealed record ReplacePage(VisitView View, ReplaceForm Form)
{
    /// <summary>A mobile was typed and a code sent: what else is asked can be answered, and stays when the mobile is changed again.</summary>
    public bool CodeSent => Form.Mobile is not null && View.Visit.CodeSentAt is not null;
}

public sealed record RefusePage(VisitView View, RefuseForm Form);

public sealed record SlipPage(PrintedSlip Slip);
