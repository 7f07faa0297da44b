using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.Applications.Apply;

public sealed record ApplyPage(Procedure Procedure, string Duration, IReadOnlyList<BegunDraft> Drafts, Problem? Gap);

public sealed record BegunDraft(string Reference, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>Of which license an application is to be, those that end first above.</summary>
public sealed record ChoosePage(Procedure Procedure, IReadOnlyList<HeldLicense> Licenses)
{
    /// <summary>Whoever holds more finds them in their list of licenses.</summary>
    public const int Most = 50;
}

public sealed record HeldLicense(string Number, string Name, LocalizedText Title, DateOnly ValidTo);
