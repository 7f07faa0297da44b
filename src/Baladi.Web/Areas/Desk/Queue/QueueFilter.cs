using System.Globalization;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;

namespace Baladi.Web.Areas.Desk.Queue;

/// <summary>The question of the queue as it stands in the address. What it does not know counts as not asked.</summary>
public sealed record QueueFilter
{
    /// <summary>ROLE.AUTHORITY, by their codes.</summary>
    public string? Post { get; init; }
    /// <summary>open, waiting, done.</summary>
    public string? Tab { get; init; }
    /// <summary>anyone, mine, unassigned.</summary>
    public string? Holder { get; init; }
    public string? Service { get; init; }
    /// <summary>due, newest, oldest; on what is done, done in place of due.</summary>
    public string? Sort { get; init; }
    /// <summary>Where the page before ended: TICKS-TASK.</summary>
    public string? After { get; init; }

    public bool IsNarrowed => HolderAsked != QueueHolder.Anyone || !string.IsNullOrEmpty(Service);

    public TaskState State => Tab switch { "waiting" => TaskState.Waiting, "done" => TaskState.Done, _ => TaskState.Open };

    public QueueHolder HolderAsked => Holder switch { "mine" => QueueHolder.Mine, "unassigned" => QueueHolder.Nobody, _ => QueueHolder.Anyone };

    public QueueSort SortAsked => Sort switch { "newest" => QueueSort.Newest, "oldest" => QueueSort.Oldest, _ => State == TaskState.Done ? QueueSort.Done : QueueSort.Due };

    /// <summary>The filter with what is not asked left out, so that one question has one address.</summary>
    public QueueFilter Clean() => this with
    {
        Tab = State == TaskState.Open ? null : Tab,
        Holder = HolderAsked == QueueHolder.Anyone ? null : Holder,
        Service = string.IsNullOrEmpty(Service) ? null : Service,
        Sort = SortAsked is QueueSort.Due or QueueSort.Done ? null : Sort,
    };

    public RouteValueDictionary Values => new()
    {
        ["post"] = Post, ["tab"] = Tab, ["holder"] = Holder, ["service"] = Service, ["sort"] = Sort, ["after"] = After,
    };

    public QueueCursor? Cursor
    {
        get
        {
            if (After?.Split('-') is not [var ticks, var task]) return null;
            return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
                && long.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(new DateTimeOffset(at, TimeSpan.Zero), id) : null;
        }
    }

    public static string CursorOf(QueueLine line, QueueSort sort) =>
        string.Create(CultureInfo.InvariantCulture, $"{(sort is QueueSort.Due or QueueSort.Done ? line.DueAt : line.SubmittedAt).UtcTicks}-{line.TaskId}");

    public static string NameOf(DeskPost post) => $"{post.Role}.{post.Authority.Code}";
}
