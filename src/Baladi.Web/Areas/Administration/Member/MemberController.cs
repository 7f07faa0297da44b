using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Baladi.Web.Areas.Administration.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Member;

/// <summary>A member of staff: every post within the reader's reach, and who gave, changed and ended it.</summary>
[Route("administration/people/{id:long}"), Authorize(Policy = Policies.People)]
public sealed class MemberController(CurrentActor current, ReadStaff staff, PostGrants grants, FoundPeople found, NationalIdVault vault) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.Person)]
    public async Task<IActionResult> Index(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(id, Actor, cancel) is not { } member) return NotFound();
        return View(new MemberPage
        {
            Member = member,
            NationalId = SaudiIdentifiers.Masked(vault.Decrypt(member.Person.NationalIdCipher)),
            IsSelf = id == Actor.PersonId,
            Found = Actor.May(Permission.ManagePeople) && id != Actor.PersonId ? found.Write(id, Actor) : null,
            Covers = post => !post.IsOver && id != Actor.PersonId && Actor.May(Permission.AssignCases, post.Post.Authority.Path) && grants.Role(post.Post.Role)?.Permissions.Contains(Permission.WorkCases) == true,
            Changes = post => !post.IsOver && id != Actor.PersonId && Actor.May(Permission.ManagePeople, post.Post.Authority.Path)
                && (grants.Role(post.Post.Role) is not { } role || PostGrants.May(Actor, role with { At = [] }, post.Post.Authority)),
        });
    }
}

public sealed record MemberPage
{
    public required StaffMember Member { get; init; }
    /// <summary>Masked.</summary>
    public required string NationalId { get; init; }
    public required bool IsSelf { get; init; }
    /// <summary>Opens the form that appoints; null for who does not appoint this person.</summary>
    public string? Found { get; init; }
    /// <summary>Whether the reader may enter an absence from a post.</summary>
    public required Func<PostHistory, bool> Covers { get; init; }
    /// <summary>Whether the reader may change a post.</summary>
    public required Func<PostHistory, bool> Changes { get; init; }
}
