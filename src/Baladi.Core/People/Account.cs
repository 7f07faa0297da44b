using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

/// <summary>What somebody signs in with. The user name is the keyed hash of the national ID, so the ID itself stands in no index.</summary>
public sealed class Account : IdentityUser<long>
{
    private Account() { }

    public Account(Person person, string language)
    {
        Id = Ids.Next();
        PersonId = person.Id;
        UserName = person.NationalIdHash;
        PhoneNumber = person.Mobile;
        Language = language;
    }

    public long PersonId { get; private set; }
    /// <summary>The language messages are sent in.</summary>
    public string Language { get; private set; } = Languages.Arabic;

    /// <summary>Whether codes by SMS are not taken although a second factor is asked for.</summary>
    public bool TextMessagesOff { get; private set; }
    /// <summary>Whether a code by SMS is taken as a second factor.</summary>
    public bool TakesTextMessages => TwoFactorEnabled && !TextMessagesOff;

    /// <summary>From here on the password alone does not open the account. Who chooses something better than SMS for their first does not get SMS along with it.</summary>
    internal void RequireSecondFactor(bool isTextMessage)
    {
        if (isTextMessage) TextMessagesOff = false;
        else if (!TwoFactorEnabled) TextMessagesOff = true;
        TwoFactorEnabled = true;
    }

    internal void RequireNoSecondFactor() => (TwoFactorEnabled, TextMessagesOff) = (false, false);

    internal void RefuseTextMessages() => TextMessagesOff = true;

    /// <summary>Since when nobody signs in with it any more; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    internal void FollowId(string hash) => (UserName, NormalizedUserName) = (hash, hash.ToUpperInvariant());

    public void Prefer(string language) => Language = language;

    /// <summary>
    /// Ends an account whose ID is another's, as its owner has proven. Its drafts stay with it and are nobody else's; the ID's
    /// user name is free for the owner.
    /// </summary>
    /// <param name="standIn">Whom the account belongs to from now on.</param>
    public void Close(Person standIn, DateTimeOffset now)
    {
        ClosedAt = now;
        PersonId = standIn.Id;
        FollowId(standIn.NationalIdHash);
        PasswordHash = null;
        RequireNoSecondFactor();
        LockoutEnabled = true;
        LockoutEnd = DateTimeOffset.MaxValue;
        SecurityStamp = Tokens.New();
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Accounts");
            builder.Property(a => a.Language).HasMaxLength(2);
            builder.Ignore(a => a.TakesTextMessages);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
