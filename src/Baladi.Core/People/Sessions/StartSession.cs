using System.Net;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Begins the session of an account whose owner has just proven who they are.</summary>
public sealed record StartSession
{
    public required long AccountId { get; init; }
    public required SessionProof Proof { get; init; }
    public IPAddress? Address { get; init; }
    public string? UserAgent { get; init; }
    /// <summary>What the cookie of the browser says; null where it has none.</summary>
    public string? Device { get; init; }
    /// <summary>The session the browser had until now.</summary>
    public long? Replaces { get; init; }
}

/// <param name="Device">For the cookie by which the browser is recognised.</param>
public sealed record StartedSession(Session Session, string Device);

public sealed class StartSessionHandler(BaladiDbContext db, Outbox outbox, PortalLinks links, SessionClock clock)
{
    private const string Notice = "sign-in-new-device";
    // Whoever signs in from a private window every time is not told forever; whoever breaks in cannot go unseen before that.
    private const int MostNoticesInADay = 10;

    public async Task<StartedSession> HandleAsync(StartSession command, CancellationToken cancel)
    {
        var now = clock.Now;
        var words = DeviceWords.Of(command.UserAgent);
        var session = new Session(command.AccountId, command.Proof, words, Networks.Of(command.Address), now);
        var device = command.Device is { Length: Tokens.Length } token ? token : Tokens.New();
        if (await KnownAsync(command.AccountId, device, cancel) is { } known) known.Use(now);
        else
        {
            db.KnownDevices.Add(new KnownDevice(command.AccountId, device, now));
            if (command.Proof != SessionProof.Registration) await TellAsync(command.AccountId, words, now, cancel);
        }
        if (command.Replaces is { } before && await db.Sessions.SingleOrDefaultAsync(s => s.Id == before, cancel) is { } replaced) replaced.Close(SessionEnd.Replaced, now);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return new(session, device);
    }

    private async Task<KnownDevice?> KnownAsync(long accountId, string device, CancellationToken cancel)
    {
        var digest = KnownDevice.DigestOf(accountId, device);
        return await db.KnownDevices.FirstOrDefaultAsync(d => d.AccountId == accountId && d.Digest == digest, cancel);
    }

    private async Task TellAsync(long accountId, DeviceWords words, DateTimeOffset now, CancellationToken cancel)
    {
        var owner = await (from account in db.Users.AsNoTracking() join person in db.People on account.PersonId equals person.Id where account.Id == accountId select new { account.Language, account.Email, person.Mobile }).SingleAsync(cancel);
        var earliest = Ids.FirstAt(now - TimeSpan.FromDays(1));
        if (await db.Outbox.CountAsync(m => m.Id >= earliest && m.Recipient == owner.Mobile && m.Template == Notice, cancel) >= MostNoticesInADay) return;
        outbox.Add(Notice, owner.Language, owner.Mobile, owner.Email, new Dictionary<string, string> { ["device"] = words.ToString() is { Length: > 0 } known ? known : "?", ["link"] = links.Sessions(owner.Language) });
    }
}
