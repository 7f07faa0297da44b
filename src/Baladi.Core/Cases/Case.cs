using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Cases;

/// <summary>
/// An application on its way through a published procedure. Where it stands is a public milestone and the open tasks;
/// every change goes through <see cref="CaseEngine"/> or a handler, which records who, why and when as a <see cref="CaseEvent"/>.
/// </summary>
[Audited(AuditedAttribute.Case, nameof(Id))]
public sealed class Case
{
    public const int TitleLength = 200;
    public const int MilestoneLength = 64;

    private Case() { }

    public Case(Published<Procedure> procedure, string title, Person applicant, long? establishmentId, Authority authority, Channel channel, DateTimeOffset now, DateTimeOffset due, long? subjectId = null, Side? party = null)
    {
        Id = Ids.Next();
        Reference = Basics.Reference.New();
        ServiceCode = procedure.Content.Code;
        ProcedureVersionId = procedure.VersionId;
        Title = title;
        ApplicantPersonId = applicant.Id;
        EstablishmentId = establishmentId;
        SubjectId = subjectId;
        (PartyEstablishmentId, PartyPersonId) = (party?.EstablishmentId, party?.PersonId);
        AuthorityId = authority.Id;
        AuthorityPath = authority.Path;
        Channel = channel;
        SubmittedAt = now;
        PromisedAt = DueAt = due;
        Milestone = procedure.Content.Milestones[0].Code;
        Version = 1;
    }

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string ServiceCode { get; private set; } = "";
    /// <summary>The procedure it began under, taken in the submitting transaction.</summary>
    public long ProcedureVersionId { get; private set; }
    public string Title { get; private set; } = "";
    public long ApplicantPersonId { get; private set; }
    public long? EstablishmentId { get; private set; }
    /// <summary>What it changes, where it begins nothing new: see <see cref="CaseSubject"/>.</summary>
    [AddedLater]
    public long? SubjectId { get; private set; }
    /// <summary>The party it needs besides its applicant, where its procedure names one; of an establishment the person is whoever agreed for it.</summary>
    [AddedLater]
    public long? PartyEstablishmentId { get; private set; }
    [AddedLater]
    public long? PartyPersonId { get; private set; }
    public long AuthorityId { get; private set; }
    public string AuthorityPath { get; private set; } = "";
    public Channel Channel { get; private set; }
    public string Milestone { get; private set; } = "";
    public CaseResult Result { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }
    /// <summary>What was promised on submission; never moves.</summary>
    public DateTimeOffset PromisedAt { get; private set; }
    /// <summary>The promise, moved by the working time the applicant held the case.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? CityCode { get; private set; }
    public string? ShortAddress { get; private set; }
    public Point? Location { get; private set; }
    /// <summary>Whether its holder is not to learn of it yet; true or null.</summary>
    [AddedLater]
    public bool? IsKept { get; private set; }
    /// <summary>When what was personal in it was erased.</summary>
    [AddedLater]
    public DateTimeOffset? ErasedAt { get; private set; }
    public int EventCount { get; private set; }
    public int CorrectionRounds { get; private set; }
    /// <summary>Counts every change; whoever acts on an older one is told what happened meanwhile.</summary>
    public long Version { get; private set; }

    public bool IsOpen => Result == CaseResult.Open;

    internal void Locate(string? cityCode, string? shortAddress, Point? location) => (CityCode, ShortAddress, Location) = (cityCode, shortAddress, location);

    internal void Reach(Milestone milestone, DateTimeOffset now)
    {
        Milestone = milestone.Code;
        Result = milestone.Result;
        if (Result != CaseResult.Open) ClosedAt = now;
    }

    internal void Keep() => IsKept = true;

    internal void Disclose() => IsKept = null;

    internal void AgreedBy(long personId) => PartyPersonId = personId;

    internal void Extend(DateTimeOffset due) => DueAt = due;

    internal void CountCorrectionRound() => CorrectionRounds++;

    internal void Rename(string title) => Title = title;

    internal void Erase(DateTimeOffset now) => (ErasedAt, ShortAddress, Location) = (now, null, null);

    /// <summary>The number of the next event; every change of a case records one, and moves its version.</summary>
    internal int NextEvent()
    {
        Version++;
        return ++EventCount;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Case>
    {
        public void Configure(EntityTypeBuilder<Case> builder)
        {
            builder.ToTable("Cases");
            builder.Property(c => c.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.Property(c => c.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(c => c.Title).HasMaxLength(TitleLength);
            builder.Property(c => c.AuthorityPath).HasMaxLength(Authority.PathLength);
            builder.Property(c => c.Milestone).HasMaxLength(MilestoneLength);
            builder.Property(c => c.CityCode).HasMaxLength(City.CodeLength);
            builder.Property(c => c.ShortAddress).HasMaxLength(8);
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => c.Reference).IsUnique();
            // "My cases", newest first, for a person and for an establishment.
            builder.HasIndex(c => new { c.ApplicantPersonId, c.Id });
            builder.HasIndex(c => new { c.EstablishmentId, c.Id });
            // What happened to a license; one open case of a service at a time.
            builder.HasIndex(c => new { c.SubjectId, c.Id }).HasFilter($"\"{nameof(SubjectId)}\" IS NOT NULL");
            builder.HasIndex(c => new { c.SubjectId, c.ServiceCode }, "IX_Cases_OneOpen").IsUnique().HasFilter($"\"{nameof(SubjectId)}\" IS NOT NULL AND \"{nameof(Result)}\" = {(int)CaseResult.Open}");
            // Those in which somebody is the other party: few cases have one.
            builder.HasIndex(c => new { c.PartyPersonId, c.Id }).HasFilter($"\"{nameof(PartyPersonId)}\" IS NOT NULL");
            builder.HasIndex(c => new { c.PartyEstablishmentId, c.Id }).HasFilter($"\"{nameof(PartyEstablishmentId)}\" IS NOT NULL");
            builder.HasIndex(c => new { c.ErasedAt, c.ClosedAt });
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(c => c.ProcedureVersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ApplicantPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(c => c.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PartyPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(c => c.PartyEstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(c => c.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
