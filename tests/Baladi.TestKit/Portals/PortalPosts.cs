using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>Posts people are given, and content the ministry publishes, while a test runs.</summary>
public static class PortalPosts
{
    /// <summary>Gives the person one more post, from the beginning of the year; once is enough.</summary>
    public static async Task AppointAsync(this Portal portal, string nationalId, string role, string authority, DateOnly? to = null)
    {
        var actor = await portal.ActorAsync(nationalId);
        if (actor.Roles.Any(held => held.Role == role)) return;
        var over = portal.Services.GetRequiredService<Geography>().Authority(authority)!.Id;
        await portal.AskAsync(async (BaladiDbContext db) =>
        {
            db.Appointments.Add(new Appointment(actor.PersonId!.Value, role, over, new DateOnly(2026, 1, 1), to));
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Publishes a next version from today, its text made from the one in force.</summary>
    public static async Task<long> PublishAsync(this Portal portal, string kind, string code, Func<string, string> change)
    {
        var next = await portal.AskAsync(async (BaladiDbContext db) =>
        {
            var before = await db.Publications.Where(p => p.Kind == kind && p.Code == code).OrderByDescending(p => p.Number).FirstAsync();
            var version = PublicationVersion.Publish(kind, code, before.Number + 1, portal.Today, change(before.Content), portal.Now, by: null);
            before.EndBefore(version.EffectiveFrom);
            db.Publications.Add(version);
            await db.SaveChangesAsync();
            return version.Id;
        });
        await portal.Services.GetRequiredService<PublishedCatalog>().RefreshAsync();
        return next;
    }
}
