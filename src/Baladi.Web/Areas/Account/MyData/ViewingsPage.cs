using Baladi.Core.Privacy;

namespace Baladi.Web.Areas.Account.MyData;

/// <param name="Reference">Where only the looks at one case are shown.</param>
/// <param name="Older">The key the next page begins below; null on the last.</param>
/// <param name="IsLater">Whether this is not the first page.</param>
public sealed record ViewingsPage(string? Reference, IReadOnlyList<ViewingLine> Lines, long? Older, bool IsLater);
