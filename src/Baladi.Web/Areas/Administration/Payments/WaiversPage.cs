using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Payments;

namespace Baladi.Web.Areas.Administration.Payments;

/// <summary>The days of issue as they stand in the address; all of them where it names none.</summary>
public sealed record WaiverFilter
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    public RouteValueDictionary Values => new() { ["from"] = From?.ToString("O", CultureInfo.InvariantCulture), ["to"] = To?.ToString("O", CultureInfo.InvariantCulture) };
}

/// <param name="Found">Null where the days asked for are none.</param>
public sealed record WaiversPage(WaiverFilter Filter, IReadOnlyList<WaivedSum>? Found)
{
    public IReadOnlyList<WaivedSum> Sums => Found ?? [];
    public int Cases => Sums.Sum(sum => sum.Cases);
    public Money Amount => new(Sums.Sum(sum => sum.Amount.Halalas));
}
