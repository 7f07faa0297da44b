using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.SupportCentre;

/// <summary>A code on paper, for whoever showed their ID to a clerk: once, and soon, it opens the way to a new password. Only its keyed hash is kept.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class RecoverySlip
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private RecoverySlip() { }

    internal RecoverySlip(Account account, string codeHash, long issuedBy, DateTimeOffset now) =>
        (Id, PersonId, AccountId, CodeHash, IssuedByAccountId, IssuedAt, ExpiresAt, Version) = (Ids.Next(), account.PersonId, account.Id, codeHash, issuedBy, now, now + Lifetime, 1);

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public long AccountId { get; private set; }
    public string CodeHash { get; private set; } = "";
    public long IssuedByAccountId { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    /// <summary>When it was used, or a newer one was printed in its place.</summary>
    public DateTimeOffset? UsedAt { get; private set; }
    /// <summary>Two who use it at the same moment: the second is refused.</summary>
    public long Version { get; private set; }

    public bool IsGoodAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now)
    {
        UsedAt = now;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RecoverySlip>
    {
        public void Configure(EntityTypeBuilder<RecoverySlip> builder)
        {
            builder.ToTable("RecoverySlips");
            builder.Property(s => s.CodeHash).HasMaxLength(NationalIdVault.HashLength);
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.HasIndex(s => s.CodeHash).IsUnique();
            builder.HasIndex(s => new { s.AccountId, s.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Prints slips, and finds them again by ID and code.</summary>
public sealed class RecoverySlips(BaladiDbContext db, NationalIdVault vault, TimeProvider time)
{
    /// <summary>Tracked, to be used in the save that changes the password. Null where the ID and the code do not belong together, and for one used or too old: nobody learns which.</summary>
    public async Task<RecoverySlip?> FindAsync(string nationalId, string typedCode, CancellationToken cancel)
    {
        // As many steps for a wrong ID as for a wrong code.
        var hash = Hash(Reference.Parse(typedCode) ?? "");
        var owner = vault.Hash(SaudiIdentifiers.NationalId(nationalId) ?? "");
        var slip = await db.RecoverySlips.SingleOrDefaultAsync(s => s.CodeHash == hash && db.People.Any(p => p.Id == s.PersonId && p.NationalIdHash == owner) && db.Users.Any(a => a.Id == s.AccountId && a.ClosedAt == null), cancel);
        return slip?.IsGoodAt(time.GetUtcNow()) == true ? slip : null;
    }

    /// <summary>The slips printed before are void. The caller saves.</summary>
    internal async Task<(RecoverySlip Slip, string Code)> IssueAsync(Account account, long clerk, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var earlier in await db.RecoverySlips.Where(s => s.AccountId == account.Id && s.UsedAt == null).ToListAsync(cancel)) earlier.Use(now);
        var code = Reference.New();
        var slip = new RecoverySlip(account, Hash(code), clerk, now);
        db.Add(slip);
        return (slip, code);
    }

    private string Hash(string code) => vault.Hash("slip:" + code);
}
