using System.Security.Cryptography;
using Baladi.Core.Basics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Factors;

/// <summary>
/// One of the codes to be printed and kept for the day everything else is lost. Its first four letters say which it is, the
/// others are hashed like a password; it works once.
/// </summary>
public sealed class RecoveryCode
{
    /// <summary>How many are made at a time.</summary>
    public const int Set = 8;
    /// <summary>Without the hyphens between its groups of four.</summary>
    public const int CodeLength = 16;
    private const int LabelLength = 4;
    // Without the letters and digits that are taken for one another on paper.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private RecoveryCode() { }

    private RecoveryCode(long accountId, string code, DateTimeOffset now) =>
        (Id, AccountId, Label, Hash, MadeAt) = (Ids.Next(), accountId, code[..LabelLength], SlowHash.Hasher.HashPassword(null!, code[LabelLength..]), now);

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    public string Label { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <returns>The row, and the code as its owner gets to see it this once.</returns>
    internal static (RecoveryCode Row, string Code) New(long accountId, IReadOnlyCollection<string> labels, DateTimeOffset now)
    {
        string code;
        do code = RandomNumberGenerator.GetString(Alphabet, CodeLength); while (labels.Contains(code[..LabelLength]));
        return (new(accountId, code, now), string.Join('-', code.Chunk(4).Select(group => new string(group))));
    }

    /// <summary>The code as it was typed, without what stands between its letters; null where it can be none.</summary>
    public static string? Read(string typed)
    {
        var code = DigitFolding.Fold(typed).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return code.Length == CodeLength && code.All(Alphabet.Contains) ? code : null;
    }

    internal static string LabelOf(string code) => code[..LabelLength];

    internal bool Is(string code) => SlowHash.Hasher.VerifyHashedPassword(null!, Hash, code[LabelLength..]) != PasswordVerificationResult.Failed;

    internal sealed class Configuration : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("RecoveryCodes");
            builder.Property(c => c.Label).HasMaxLength(LabelLength);
            builder.Property(c => c.Hash).HasMaxLength(128);
            builder.HasIndex(c => new { c.AccountId, c.Label });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
