using Baladi.Core.Basics;
using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.Applications.Apply;

public sealed record ApplyPage(Procedure Procedure, string Duration, IReadOnlyList<BegunDraft> Drafts, Problem? Gap);

public sealed record BegunDraft(string Reference, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
