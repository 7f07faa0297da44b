using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Administration.Posts;

/// <summary>What is typed to change a post: the page has a form for its last day and one that ends it now, each with its reason.</summary>
public sealed record PostForm
{
    public DateOnly? LastDay { get; init; }
    public string? Reason { get; init; }
    public string? EndReason { get; init; }
    public int Version { get; init; }
}

public sealed record PostPage
{
    public required long PersonId { get; init; }
    public required LocalizedText Name { get; init; }
    public required PostHistory Post { get; init; }
    public required PostForm Form { get; init; }
    /// <summary>What somebody else did meanwhile.</summary>
    public string? Conflict { get; init; }
}

/// <summary>Puts the page together that changes a post.</summary>
public sealed class PostPages(BaladiDbContext db, ReadStaff staff)
{
    /// <summary>Null where it does not exist, or not for this actor.</summary>
    public async Task<PostPage?> BuildAsync(long appointmentId, PostForm? form, Actor actor, CancellationToken cancel)
    {
        var personId = await db.Appointments.AsNoTracking().Where(a => a.Id == appointmentId).Select(a => (long?)a.PersonId).SingleOrDefaultAsync(cancel);
        if (personId is not { } id || await staff.FindAsync(id, actor, cancel) is not { } member) return null;
        var post = member.Posts.FirstOrDefault(post => post.Post.AppointmentId == appointmentId);
        return post is null ? null : new() { PersonId = id, Name = member.Person.Name, Post = post, Form = form ?? new() { LastDay = post.Post.Days.LastDay, Version = post.Version } };
    }
}
