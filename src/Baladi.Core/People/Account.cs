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

    public void Prefer(string language) => Language = language;

    internal sealed class Configuration : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Accounts");
            builder.Property(a => a.Language).HasMaxLength(2);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
