using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using CoreClock = Baladi.Core.Basics.Clock;

namespace Baladi.Web.Areas.Development.Clock;

/// <summary>Moves the time of a demo system, for every node and every restart, and lets what falls due happen at once.</summary>
public sealed class DemoClock(BaladiDbContext db, CoreClock clock, IServiceProvider services)
{
    /// <summary>Past it the Umm al-Qura calendar ends soon, and nobody tries out more.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(3650);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    public TimeSpan Offset => clock.Offset;

    /// <returns>False where that is too far.</returns>
    public Task<bool> ForwardAsync(TimeSpan by, CancellationToken cancel) => SetAsync(clock.Offset + by, cancel);

    /// <summary>To eight in the morning, Riyadh, of the date.</summary>
    public Task<bool> ToAsync(DateOnly date, CancellationToken cancel) => ForwardAsync(RiyadhTime.StartOf(date) + Morning - clock.GetUtcNow(), cancel);

    public Task<bool> ResetAsync(CancellationToken cancel) => SetAsync(TimeSpan.Zero, cancel);

    private async Task<bool> SetAsync(TimeSpan offset, CancellationToken cancel)
    {
        if (offset < TimeSpan.Zero || offset > Furthest) return false;
        var value = offset.ToString("c", CultureInfo.InvariantCulture);
        if (await db.Settings.SingleOrDefaultAsync(s => s.Key == Setting.DemoClock, cancel) is { } setting) setting.Change(value);
        else db.Settings.Add(new Setting(Setting.DemoClock, value));
        await db.SaveChangesAsync(cancel);
        clock.Advance(offset);
        await Clockwork.TickAsync(services, cancel);
        return true;
    }
}
