using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Privacy;

/// <summary>What of somebody's was shown.</summary>
public enum ViewedThing
{
    /// <summary>A page of the case: answers, history, decisions.</summary>
    Case,
    /// <summary>A document the applicant provided.</summary>
    Document,
    /// <summary>The license as it is printed.</summary>
    License,
}

/// <summary>Why staff could see it: the part of their post that opened it.</summary>
public enum ViewingPurpose
{
    /// <summary>Working on the case.</summary>
    CaseWork,
    /// <summary>Looking after those who do.</summary>
    Supervision,
    /// <summary>Auditing.</summary>
    Audit,
    /// <summary>From outside the authority, opened in an emergency.</summary>
    Emergency,
}

/// <summary>
/// Staff saw what is kept about somebody. Once an hour for each officer and thing: reading a page twice is one look.
/// Whose it is may read it, and by which post; the officer's name is for the auditors.
/// </summary>
public sealed class Viewing : CasePart
{
    private Viewing() { }

    public Viewing(Case @case, Actor viewer, HeldRole post, bool inEmergency, ViewedThing what, long subject, DateTimeOffset now)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        PersonId = @case.ApplicantPersonId;
        ViewerAccountId = viewer.AccountId!.Value;
        Role = post.Role;
        AuthorityId = post.AuthorityId;
        What = what;
        Subject = subject;
        Purpose = inEmergency ? ViewingPurpose.Emergency
            : post.Permissions.Contains(Permission.WorkCases) ? ViewingPurpose.CaseWork
            : post.Permissions.Contains(Permission.Audit) ? ViewingPurpose.Audit
            : ViewingPurpose.Supervision;
        Channel = viewer.Channel;
        At = now;
        Hour = HourOf(now);
    }

    /// <summary>The applicant.</summary>
    public long PersonId { get; private set; }
    public long ViewerAccountId { get; private set; }
    public string Role { get; private set; } = "";
    public long AuthorityId { get; private set; }
    public ViewedThing What { get; private set; }
    /// <summary>The document; 0 where it is the case or license itself.</summary>
    public long Subject { get; private set; }
    public ViewingPurpose Purpose { get; private set; }
    public Channel Channel { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Hours since 1970.</summary>
    public long Hour { get; private set; }

    public static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    internal sealed class Configuration : IEntityTypeConfiguration<Viewing>
    {
        public void Configure(EntityTypeBuilder<Viewing> builder)
        {
            ConfigurePart(builder, "Viewings");
            builder.Property(v => v.Role).HasMaxLength(People.Role.CodeLength);
            builder.HasIndex(v => new { v.CaseId, v.ViewerAccountId, v.What, v.Subject, v.Hour }).IsUnique();
            builder.HasIndex(v => v.At);
            builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.ViewerAccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(v => v.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
