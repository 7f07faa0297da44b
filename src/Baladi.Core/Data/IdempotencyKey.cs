using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Data;

/// <summary>Remembers that an account's request with this key was carried out, and what it came to.</summary>
public sealed class IdempotencyKey(long accountId, string key, string result, DateTimeOffset at)
{
    public const int KeyLength = 64;

    public long AccountId { get; private set; } = accountId;
    public string Key { get; private set; } = key;
    public string Result { get; private set; } = result;
    public DateTimeOffset At { get; private set; } = at;

    internal sealed class Configuration : IEntityTypeConfiguration<IdempotencyKey>
    {
        public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
        {
            builder.ToTable("IdempotencyKeys").HasKey(k => new { k.AccountId, k.Key });
            builder.Property(k => k.Key).HasMaxLength(KeyLength);
            builder.Property(k => k.Result).HasMaxLength(Basics.Reference.MaxLength);
        }
    }
}
