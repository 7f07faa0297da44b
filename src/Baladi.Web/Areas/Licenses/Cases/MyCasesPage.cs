using Baladi.Core.Authorities;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using Baladi.Web.Areas.Licenses.Applications;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>"My applications and licenses": what waits for the reader first, then everything they have.</summary>
public sealed record MyCasesPage
{
    public IReadOnlyList<CaseRow> Waiting { get; init; } = [];
    /// <summary>What others ask the reader to agree to.</summary>
    public IReadOnlyList<AskedConsent> Asked { get; init; } = [];
    public IReadOnlyList<CaseRow> Cases { get; init; } = [];
    public IReadOnlyList<LicenseRow> Licenses { get; init; } = [];
    public IReadOnlyList<BegunApplication> Drafts { get; init; } = [];
    /// <summary>The key that the next page begins below; null on the last.</summary>
    public long? OlderCases { get; init; }
    public bool MoreLicenses { get; init; }
    /// <summary>Whether this is a later page of the applications, which repeats nothing of the first.</summary>
    public bool IsLater { get; init; }

    public bool IsEmpty => !IsLater && Asked.Count == 0 && Cases.Count == 0 && Drafts.Count == 0 && Licenses.Count == 0;
}

public sealed record CaseRow
{
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required LocalizedText Service { get; init; }
    public required Milestone Milestone { get; init; }
    public required Authority Authority { get; init; }
    /// <summary>The establishment applied for; null for oneself.</summary>
    public LocalizedText? Establishment { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    /// <summary>What the applicant is asked, and by when.</summary>
    public string? NextTask { get; init; }
    public DateTimeOffset? NextDue { get; init; }
    public bool IsLate { get; init; }

    public string Badge => CaseLook.Badge(Milestone.Result, NextTask is not null);
    /// <summary>What the applicant is asked, as <see cref="CaseLook.Action"/> gives it; null where it is not their turn.</summary>
    public string? Asked => NextTask is { } task ? CaseLook.Action(task) : null;
}

public sealed record LicenseRow(License License, LicenseStatus Status, LocalizedText? Establishment, Authority Authority);

public sealed record LicensesPage(IReadOnlyList<LicenseRow> Licenses, long? Older, bool IsLater);
