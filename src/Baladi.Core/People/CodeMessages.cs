using System.Globalization;
using System.Security.Cryptography;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Codes by SMS, and how often they may be sent to one mobile: each message costs money and bothers whoever holds it.</summary>
internal static class CodeMessages
{
    public const string SignIn = "sign-in-code";
    public const string StaffSignIn = "staff-second-factor";
    public const string Registration = "registration-code";
    public const string RegistrationExisting = "registration-existing";
    public const string Recovery = "recovery-code";
    public const string NewMobile = "mobile-new-code";
    public const string OldMobile = "mobile-old-code";
    public const string Visit = "visit-code";
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);
    /// <summary>How long a code is good for (ASVS 6.5.5).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly string[] All = [SignIn, StaffSignIn, Registration, RegistrationExisting, Recovery, NewMobile, OldMobile, Visit];

    /// <summary>Six digits.</summary>
    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Problems: code-too-soon, code-too-many. Null where a message may be sent now.</summary>
    /// <param name="usedAt">When the last code did its work: whoever needs another after that does not have to wait.</param>
    public static async Task<Problem?> CodeObstacleAsync(this BaladiDbContext db, string mobile, int most, TimeSpan gap, CancellationToken cancel, DateTimeOffset? usedAt = null)
    {
        // By the machine's clock, as keys are: moving a demo clock sends no more messages. The range of keys spares an index.
        var now = TimeProvider.System.GetUtcNow();
        var earliest = Ids.FirstAt(now - Window);
        var sent = await db.Outbox.AsNoTracking().Where(m => m.Id >= earliest && m.Recipient == mobile && All.Contains(m.Template))
            .OrderByDescending(m => m.Id).Take(most).Select(m => m.Id).ToListAsync(cancel);
        if (sent.Count >= most) return new Problem("code-too-many");
        return sent.Count > 0 && sent[0] >= Ids.FirstAt(now - gap) && (usedAt is null || sent[0] >= Ids.FirstAt(usedAt.Value)) ? new Problem("code-too-soon") : null;
    }
}
