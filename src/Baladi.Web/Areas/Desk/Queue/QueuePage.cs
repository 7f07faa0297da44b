using Baladi.Core.Authorities;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;

namespace Baladi.Web.Areas.Desk.Queue;

public sealed record QueuePage
{
    public required QueueFilter Filter { get; init; }
    public required IReadOnlyList<DeskPost> Posts { get; init; }
    /// <summary>Null for somebody who sees cases but holds no post with a queue.</summary>
    public DeskPost? Post { get; init; }
    public IReadOnlyList<QueueRow> Rows { get; init; } = [];
    public IReadOnlyList<Published<Procedure>> Services { get; init; } = [];
    public int OpenCount { get; init; }
    public int WaitingCount { get; init; }
    public string? Next { get; init; }

    /// <summary>An amanah or an agency looks after many municipalities; a municipality knows its own name.</summary>
    public bool NamesAuthority => Post is { Authority.TakesCases: false };
    public bool IsDone => Filter.State == TaskState.Done;
    public bool IsWaiting => Filter.State == TaskState.Waiting;
    public bool Takes => Post is { Works: true } && Filter.State == TaskState.Open;
}

/// <param name="NotForYou">The reader has an interest in the case.</param>
/// <param name="StandsIn">It lies with an absent colleague in whose place the reader works.</param>
public sealed record QueueRow(QueueLine Line, LocalizedText Service, LocalizedText Task, Authority Authority, DueLook Due, bool NotForYou, bool StandsIn);

/// <summary>Reads a page of the queue and names what its lines hold as codes.</summary>
public sealed class QueuePages(DeskPosts posts, ReadQueue queue, PublishedCatalog catalog, Geography geography, Deadlines deadlines)
{
    public const int CountLimit = 100;
    private const int Size = 20;

    /// <summary>Null where the post is not one of the actor's.</summary>
    public async Task<QueuePage?> BuildAsync(QueueFilter filter, Actor actor, CancellationToken cancel)
    {
        var offered = posts.Of(actor);
        if (offered.Count == 0) return new() { Filter = filter, Posts = offered };
        var post = filter.Post is { Length: > 0 } name ? offered.FirstOrDefault(post => QueueFilter.NameOf(post) == name) : offered[0];
        if (post is null) return null;

        var services = posts.Services(post);
        filter = (filter with { Post = post == offered[0] ? null : filter.Post, Service = services.Any(service => service.Content.Code == filter.Service) ? filter.Service : null }).Clean();
        var question = Question(filter, post);
        var lines = await queue.PageAsync(question with { After = filter.Cursor, Size = Size }, actor, cancel);
        var all = new QueueQuestion { ScopeAuthorityId = post.Authority.Id, Role = post.Role };
        return new()
        {
            Filter = filter,
            Posts = offered,
            Post = post,
            Rows = [.. lines.Take(Size).Select(line => Row(line, actor))],
            Services = services,
            OpenCount = await queue.CountAsync(all, CountLimit, actor, cancel),
            WaitingCount = await queue.CountAsync(all with { State = TaskState.Waiting }, CountLimit, actor, cancel),
            Next = lines.Count > Size ? QueueFilter.CursorOf(lines[Size - 1], question.Sort) : null,
        };
    }

    /// <summary>The lines nobody has taken and that are for the actor, the most urgent first.</summary>
    public async Task<IReadOnlyList<QueueLine>> UnassignedAsync(QueueFilter filter, Actor actor, CancellationToken cancel)
    {
        var offered = posts.Of(actor).Where(post => post.Works).ToList();
        var post = filter.Post is { Length: > 0 } name ? offered.FirstOrDefault(post => QueueFilter.NameOf(post) == name) : offered.FirstOrDefault();
        if (post is null) return [];
        return [.. (await queue.PageAsync(Question(filter with { Tab = null, Sort = null, Holder = "unassigned" }, post), actor, cancel)).Where(line => !IsInterested(line, actor))];
    }

    private static bool IsInterested(QueueLine line, Actor actor) => ConflictOfInterest.Of(actor, line.ApplicantPersonId, line.EstablishmentId) is not null;

    private static QueueQuestion Question(QueueFilter filter, DeskPost post) => new()
    {
        ScopeAuthorityId = post.Authority.Id,
        Role = post.Role,
        State = filter.State,
        Holder = filter.HolderAsked,
        Service = string.IsNullOrEmpty(filter.Service) ? null : filter.Service,
        Sort = filter.SortAsked,
        Size = Size,
    };

    private QueueRow Row(QueueLine line, Actor actor)
    {
        var procedure = catalog.Version<Procedure>(line.ProcedureVersionId).Content;
        return new(line, procedure.Service.Name, procedure.TaskOf(line.TaskCode).Name, geography.Authority(line.AuthorityId), deadlines.Of(line.ApplicantDueAt ?? line.DueAt),
            IsInterested(line, actor), actor.StandsInFor.Any(absent => absent.AccountId == line.AssigneeAccountId));
    }
}
