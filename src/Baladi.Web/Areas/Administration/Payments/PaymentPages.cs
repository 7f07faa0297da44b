using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;

namespace Baladi.Web.Areas.Administration.Payments;

/// <summary>The question of the list as it stands in the address: open ones where it names no state.</summary>
public sealed record DifferenceFilter
{
    public const string All = "all";

    public string? State { get; init; }
    public DifferenceKind? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public long? Before { get; init; }

    public bool IsNarrowed => State is not null || Kind is not null || From is not null || To is not null;

    public RouteValueDictionary Values => new() { ["state"] = State, ["kind"] = Kind, ["from"] = From?.ToString("O", CultureInfo.InvariantCulture), ["to"] = To?.ToString("O", CultureInfo.InvariantCulture), ["before"] = Before };

    public DifferenceQuestion Question(int size) => new()
    {
        State = State == All ? null : Enum.TryParse<DifferenceState>(State, out var asked) ? asked : DifferenceState.Open,
        Kind = Kind, From = From, To = To, Before = Before, Size = size,
    };
}

/// <summary>The question of the list as it stands in the address: refused ones where it names no state.</summary>
public sealed record RefundFilter
{
    public const string All = "all";

    public string? State { get; init; }
    public string? Why { get; init; }
    public long? Before { get; init; }

    public bool IsNarrowed => State is not null || Why is not null;

    public RouteValueDictionary Values => new() { ["state"] = State, ["why"] = Why, ["before"] = Before };

    public RefundQuestion Question(int size) => new()
    {
        State = State == All ? null : Enum.TryParse<RefundState>(State, out var asked) ? asked : RefundState.Refused,
        Unmatched = Why switch { "unmatched" => true, "ended" => false, _ => null },
        Before = Before, Size = size,
    };
}

public sealed record SettleForm
{
    public string? Note { get; init; }
}

public sealed record RefundForm
{
    public bool Again { get; init; }
    public string? BankReference { get; init; }
}

/// <param name="Overdue">The first day whose report should have been compared and was not; null where none is.</param>
public sealed record DifferencesPage(DifferenceFilter Filter, IReadOnlyList<DifferenceLine> Lines, long? Next, DateOnly? Overdue);

public sealed record RefundsPage(RefundFilter Filter, IReadOnlyList<RefundLine> Lines, long? Next);

public sealed record DaysPage(IReadOnlyList<Reconciliation> Days, IReadOnlyDictionary<long, int> Open, DateOnly? Before, DateOnly? Next);

/// <param name="Settles">Whether the reader may settle it, or only looks on.</param>
/// <param name="Refused">Why what was tried was refused.</param>
public sealed record DifferencePage(DifferenceLine Line, SettleForm Form, bool Settles, string? Refused);

/// <inheritdoc cref="DifferencePage"/>
public sealed record RefundPage(RefundLine Line, RefundForm Form, bool Settles, string? Refused);

/// <summary>Reads what the pages of payments show.</summary>
public sealed class PaymentPages(ReadReconciliations reader, TimeProvider time)
{
    private const int Size = 20;
    private const int MostExported = 10_000;
    // Reports come an hour after midnight; a gateway that is away for a morning is nobody's worry yet.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(8);

    public async Task<DifferencesPage> DifferencesAsync(DifferenceFilter filter, Actor actor, CancellationToken cancel)
    {
        var lines = await reader.DifferencesAsync(filter.Question(Size), actor, cancel);
        var expected = RiyadhTime.DateOf(time.GetUtcNow() - Patience).AddDays(-1);
        return new(filter, [.. lines.Take(Size)], lines.Count > Size ? lines[Size - 1].Difference.Id : null,
            await reader.LastDayAsync(cancel) is { } last && last < expected ? last.AddDays(1) : null);
    }

    public async Task<RefundsPage> RefundsAsync(RefundFilter filter, Actor actor, CancellationToken cancel)
    {
        var lines = await reader.RefundsAsync(filter.Question(Size), actor, cancel);
        return new(filter, [.. lines.Take(Size)], lines.Count > Size ? lines[Size - 1].Refund.Id : null);
    }

    public async Task<DaysPage> DaysAsync(DateOnly? before, CancellationToken cancel)
    {
        var days = await reader.DaysAsync(before, Size, cancel);
        IReadOnlyList<Reconciliation> shown = [.. days.Take(Size)];
        return new(shown, await reader.OpenOnAsync(shown, cancel), before, days.Count > Size ? days[Size - 1].Day : null);
    }

    public async Task<DifferencePage?> DifferenceAsync(long id, SettleForm form, Actor actor, CancellationToken cancel) =>
        await reader.DifferenceAsync(id, actor, cancel) is { } line ? new(line, form, actor.May(Permission.ReconcilePayments), null) : null;

    public async Task<RefundPage?> RefundAsync(long id, RefundForm form, Actor actor, CancellationToken cancel) =>
        await reader.RefundAsync(id, actor, cancel) is { } line ? new(line, form, actor.May(Permission.ReconcilePayments), null) : null;

    public Task<List<DifferenceLine>> AllAsync(DifferenceFilter filter, Actor actor, CancellationToken cancel) => reader.DifferencesAsync(filter.Question(MostExported) with { Before = null }, actor, cancel);

    public Task<List<RefundLine>> AllAsync(RefundFilter filter, Actor actor, CancellationToken cancel) => reader.RefundsAsync(filter.Question(MostExported) with { Before = null }, actor, cancel);
}
