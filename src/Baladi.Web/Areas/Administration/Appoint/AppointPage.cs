using Baladi.Core.Authorities;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Administration.Appoint;

/// <summary>What is typed to appoint somebody.</summary>
public sealed record AppointForm
{
    public string? Role { get; init; }
    public string? Authority { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? LastDay { get; init; }
    public string? Reason { get; init; }
}

public sealed record AppointPage
{
    public required LocalizedText Name { get; init; }
    /// <summary>Masked.</summary>
    public required string NationalId { get; init; }
    /// <summary>As it stands in the address.</summary>
    public required string Person { get; init; }
    public required AppointForm Form { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }
    public required IReadOnlyList<Authority> Authorities { get; init; }
}

/// <summary>Puts the form together that gives somebody a post.</summary>
public sealed class AppointPages(BaladiDbContext db, PostGrants grants, NationalIdVault vault)
{
    public async Task<AppointPage?> BuildAsync(string token, long personId, AppointForm form, Actor actor, CancellationToken cancel) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person ? null : new()
        {
            Name = person.Name,
            NationalId = SaudiIdentifiers.Masked(vault.Decrypt(person.NationalIdCipher)),
            Person = token,
            Form = form,
            Roles = grants.RolesOf(actor),
            Authorities = grants.AuthoritiesOf(actor),
        };
}
