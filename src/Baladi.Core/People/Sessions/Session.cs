using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Sessions;

/// <summary>What somebody showed to prove who they are. Kept as numbers: new ones go to the end.</summary>
public enum SessionProof
{
    /// <summary>The account was just made, and its mobile confirmed by a code.</summary>
    Registration,
    /// <summary>The password alone.</summary>
    Password,
    /// <summary>The password and a code by SMS.</summary>
    TextMessage,
    /// <summary>The password and a code of an authenticator app.</summary>
    Authenticator,
    /// <summary>The password and a recovery code.</summary>
    RecoveryCode,
    /// <summary>A passkey, which is both factors in one.</summary>
    Passkey,
    /// <summary>The national single sign-on.</summary>
    NationalSignOn,
    /// <summary>A forgotten password was replaced.</summary>
    Recovery,
}

/// <summary>Why a session is over. Kept as numbers: new ones go to the end.</summary>
public enum SessionEnd
{
    /// <summary>Whoever had it signed out.</summary>
    SignedOut,
    /// <summary>Its owner ended it from another one.</summary>
    EndedByOwner,
    /// <summary>The password was changed in another one.</summary>
    PasswordChanged,
    /// <summary>A second factor was added or removed in another one.</summary>
    FactorsChanged,
    /// <summary>The account was recovered.</summary>
    Recovered,
    /// <summary>Somebody signed in anew in the same browser.</summary>
    Replaced,
}

/// <summary>
/// One sign-in, until it ends. The cookie names it, and every request asks whether it still holds, so that ending it works at
/// once and everywhere. It keeps words about the device and a part of the address: enough to recognise one's own.
/// </summary>
public sealed class Session
{
    /// <summary>Without a request for so long, it is over (ASVS 7.3.1). The cookie says the same.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    /// <summary>After so long it is over whatever happens (ASVS 7.3.2): a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    /// <summary>When it was last seen is written no more often than this.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private Session() { }

    internal Session(long accountId, SessionProof proof, DeviceWords device, string? network, DateTimeOffset now)
    {
        Id = Ids.Next();
        AccountId = accountId;
        Stamp = Tokens.New();
        (Browser, Platform) = (device.Browser, device.Platform);
        Network = network;
        Proof = proof;
        StartedAt = LastSeenAt = ProvenAt = now;
    }

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    /// <summary>Changes whenever its owner proves who they are; a cookie with another one is worth nothing.</summary>
    public string Stamp { get; private set; } = "";
    /// <summary>Chrome, Safari …; empty where it is none we know.</summary>
    public string Browser { get; private set; } = "";
    /// <summary>Android, Windows …; empty where it is none we know.</summary>
    public string Platform { get; private set; } = "";
    /// <summary>The first part of the address it began from.</summary>
    public string? Network { get; private set; }
    /// <summary>How its owner last proved who they are.</summary>
    public SessionProof Proof { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>To within <see cref="SeenEvery"/>.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }
    /// <summary>When its owner last proved who they are.</summary>
    public DateTimeOffset ProvenAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? End { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => EndedAt is null && now < StartedAt + Longest && now < LastSeenAt + Idle + SeenEvery;

    public bool WasProvenWithin(TimeSpan time, DateTimeOffset now) => now < ProvenAt + time;

    internal void Close(SessionEnd end, DateTimeOffset now)
    {
        if (EndedAt is null) (EndedAt, End) = (now, end);
    }

    internal void Prove(SessionProof proof, DateTimeOffset now)
    {
        (Proof, ProvenAt) = (proof, now);
        Renew();
    }

    /// <summary>Cookies given out before are worth nothing from here on.</summary>
    internal void Renew() => Stamp = Tokens.New();

    internal sealed class Configuration : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("Sessions");
            builder.Property(s => s.Stamp).HasMaxLength(Tokens.Length);
            builder.Property(s => s.Browser).HasMaxLength(DeviceWords.Length);
            builder.Property(s => s.Platform).HasMaxLength(DeviceWords.Length);
            builder.Property(s => s.Network).HasMaxLength(Networks.Length);
            builder.HasIndex(s => new { s.AccountId, s.Id });
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
