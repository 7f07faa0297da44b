using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.Applications.Apply;

public sealed record ApplyPage(Procedure Procedure, string Duration, IReadOnlyList<BegunDraft> Drafts, bool IsVerified);

public sealed record BegunDraft(string Reference, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
