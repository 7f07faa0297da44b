using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Language;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses;

public enum LicenseState
{
    /// <summary>Issued and not taken away; whether it has begun or expired is told by its dates.</summary>
    Active,
    /// <summary>Without effect for the time being.</summary>
    Suspended,
    /// <summary>Ended before its date.</summary>
    Cancelled,
}

/// <summary>What a license amounts to on a given day, in the eyes of the public.</summary>
public enum LicenseStatus
{
    NotYetValid,
    Valid,
    Expired,
    Suspended,
    Cancelled,
    /// <summary>In force until an objection to its suspension or cancellation is decided.</summary>
    Stayed,
}

/// <summary>A license or permit: it outlives the case that led to it. What is printed on it is kept as it was issued.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class License : CasePart
{
    public const int NumberLength = 12;
    public const int TitleLength = 200;
    public const int StampLength = 4000;

    private License() { }

    public License(string number, Case @case, LocalizedText title, LocalizedText holder, DateOnly from, DateOnly to, string content, DateTimeOffset now, LicenseLink link = LicenseLink.Permit, string? serviceCode = null)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        Number = number;
        Token = Tokens.New();
        ServiceCode = serviceCode ?? @case.ServiceCode;
        AuthorityId = @case.AuthorityId;
        Title = title;
        Holder = holder;
        (EstablishmentId, HolderPersonId, StandingCaseId) = (@case.EstablishmentId, @case.ApplicantPersonId, @case.Id);
        (LinkedToId, IsBranch) = (@case.SubjectId, link == LicenseLink.Branch ? true : null);
        StateSince = RiyadhTime.DateOf(now);
        Name = @case.Title;
        ValidFrom = from;
        ValidTo = to;
        Content = content;
        IssuedAt = now;
        Version = 1;
    }

    /// <summary>Twelve digits: the year, seven at random, a check digit.</summary>
    public string Number { get; private set; } = "";
    /// <summary>128 bits, in the QR code.</summary>
    public string Token { get; private set; } = "";
    public string ServiceCode { get; private set; } = "";
    public long AuthorityId { get; private set; }
    public LocalizedText Title { get; private set; } = null!;
    /// <summary>The establishment, or the person, it was issued to.</summary>
    public LocalizedText Holder { get; private set; } = null!;
    /// <summary>Whose it is; an establishment's is its members', whoever applied for it.</summary>
    [AddedLater] public long? EstablishmentId { get; private set; }
    [AddedLater] public long? HolderPersonId { get; private set; }
    /// <summary>The case whose facts and documents stand: the one it came from, or the last that changed them.</summary>
    [AddedLater] public long? StandingCaseId { get; private set; }
    /// <summary>The license it is tied to: a permit's, without which it has no effect, or a branch's main license; null for one that stands alone.</summary>
    [AddedLater] public long? LinkedToId { get; private set; }
    /// <summary>Whether it is a branch of that, with a life of its own, and no permit.</summary>
    [AddedLater] public bool? IsBranch { get; private set; }
    /// <summary>The trade name or event.</summary>
    public string Name { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    /// <summary>The last day of validity.</summary>
    public DateOnly ValidTo { get; private set; }
    public LicenseState State { get; private set; }
    /// <summary>The civil day its state last changed.</summary>
    [AddedLater] public DateOnly? StateSince { get; private set; }
    /// <summary>Whether an authority put it in that state of its own motion; null where it has been in it from the beginning.</summary>
    [AddedLater] public bool? StateByAuthority { get; private set; }
    /// <summary>Whether it is without effect because people are in danger: no objection stays that.</summary>
    [AddedLater] public bool? Danger { get; private set; }
    /// <summary>The objection until whose decision its suspension or cancellation waits; null where none does.</summary>
    [AddedLater] public long? StayedByCaseId { get; private set; }
    /// <summary>What <see cref="Printed"/> gives, as JSON.</summary>
    public string Content { get; private set; } = "";
    public DateTimeOffset IssuedAt { get; private set; }
    /// <summary>The license as it was signed, a JSON Web Signature; null until it is.</summary>
    [AddedLater] public string? Signature { get; private set; }
    /// <summary>The key it was signed with.</summary>
    [AddedLater] public string? KeyId { get; private set; }
    [AddedLater] public DateTimeOffset? SignedAt { get; private set; }
    /// <summary>The status list it stands in, and where: at random, since who reads the list is not to learn its number.</summary>
    [AddedLater] public int? StatusYear { get; private set; }
    [AddedLater] public int? StatusPlace { get; private set; }
    /// <summary>Its short signed form, in the second QR code of its paper; null until it is signed.</summary>
    [AddedLater] public string? Stamp { get; private set; }
    /// <summary>By which the public register finds it; null where its service knows none.</summary>
    [AddedLater] public string? ActivityCode { get; private set; }
    /// <summary>Whether it was issued to a natural person, whom the register does not name; null until it was entered there.</summary>
    [AddedLater] public bool? HeldByPerson { get; private set; }
    public long Version { get; private set; }

    public LicenseStatus StatusOn(DateOnly date) => State switch
    {
        LicenseState.Cancelled when StayedByCaseId is null => LicenseStatus.Cancelled,
        LicenseState.Suspended when StayedByCaseId is null => LicenseStatus.Suspended,
        _ => date < ValidFrom ? LicenseStatus.NotYetValid : date > ValidTo ? LicenseStatus.Expired : StayedByCaseId is null ? LicenseStatus.Valid : LicenseStatus.Stayed,
    };

    /// <summary>The fields and conditions printed on it, as they stood when it was issued.</summary>
    public LicenseContent Printed() => JsonSerializer.Deserialize<LicenseContent>(Content, PublishedJson.Options)!;

    /// <summary>Older licenses than this column: filled in from the case they came from.</summary>
    internal void BelongTo(Case @case) =>
        (EstablishmentId, HolderPersonId, StandingCaseId, StateSince) = (@case.EstablishmentId, @case.ApplicantPersonId, @case.Id, StateSince ?? RiyadhTime.DateOf(IssuedAt));

    internal void Prolong(DateOnly to) => ValidTo = to;

    /// <summary>What is printed on it from now on, by the facts of the case.</summary>
    internal void Print(Case @case, string content)
    {
        (StandingCaseId, Name, Content) = (@case.Id, @case.Title, content);
        Unsign();
    }

    // What was signed is another document now.
    private void Unsign() => (Signature, Stamp, KeyId, SignedAt) = (null, null, null, null);

    /// <summary>Whose it is from now on.</summary>
    internal void HandTo(long? establishmentId, long personId, LocalizedText holder)
    {
        (EstablishmentId, HolderPersonId, Holder) = (establishmentId, personId, holder);
        Unsign();
    }

    /// <param name="danger">Of one that loses its effect: whether people are in danger.</param>
    /// <returns>False where it was in that state already.</returns>
    internal bool Become(LicenseState state, DateOnly today, bool byAuthority, bool danger = false)
    {
        if (State == state) return false;
        (State, StateSince, StateByAuthority, Danger, StayedByCaseId) = (state, today, byAuthority, danger ? true : null, null);
        return true;
    }

    /// <returns>False where there is nothing that may wait, or it waits already.</returns>
    internal bool Stay(Case objection)
    {
        if (State == LicenseState.Active || Danger == true || StayedByCaseId is not null) return false;
        StayedByCaseId = objection.Id;
        return true;
    }

    /// <returns>False where it does not wait for that objection.</returns>
    internal bool EndStay(Case objection)
    {
        if (StayedByCaseId != objection.Id) return false;
        StayedByCaseId = null;
        return true;
    }

    internal void Change() => Version++;

    internal void TakePlace(int year, int place) => (StatusYear, StatusPlace) = (year, place);

    internal void Sign(string signature, string stamp, string keyId, DateTimeOffset now)
    {
        (Signature, Stamp, KeyId, SignedAt) = (signature, stamp, keyId, now);
        Version++;
    }

    /// <summary>Puts it into the public register.</summary>
    internal void Enter(string? activityCode, bool heldByPerson)
    {
        (ActivityCode, HeldByPerson) = (activityCode, heldByPerson);
        // One that is older than stamps is signed anew, by the job: its words stay the same.
        if (Signature is not null && Stamp is null) KeyId = null;
        Version++;
    }

    internal static string NewNumber(DateOnly date) =>
        WithCheckDigit($"{date.Year:0000}{RandomNumberGenerator.GetInt32(10_000_000):0000000}");

    internal static string WithCheckDigit(string body) => body + CheckDigit(body);

    /// <summary>Luhn, so that a mistyped number is told from one that does not exist.</summary>
    public static bool IsNumber(string text) => text.Length == NumberLength && text.All(char.IsAsciiDigit) && CheckDigit(text[..^1]) == text[^1];

    private static char CheckDigit(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[^(i + 1)] - '0';
            if (i % 2 == 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<License>
    {
        public void Configure(EntityTypeBuilder<License> builder)
        {
            ConfigurePart(builder, "Licenses");
            builder.Property(l => l.Number).HasMaxLength(NumberLength);
            builder.Property(l => l.Token).HasMaxLength(Tokens.Length);
            builder.Property(l => l.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(l => l.Name).HasMaxLength(TitleLength);
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => l.Number).IsUnique();
            builder.HasIndex(l => l.Token).IsUnique();
            builder.Property(l => l.KeyId).HasMaxLength(LicenseKey.IdLength);
            // Those that wait to be signed; and those a status list names, among millions it does not.
            builder.HasIndex(l => new { l.KeyId, l.Id });
            builder.HasIndex(l => new { l.State, l.StatusYear, l.StatusPlace });
            builder.HasIndex(l => new { l.StatusYear, l.StatusPlace }).IsUnique();
            // "My licenses", newest first; those that came before the holder was kept with them; and permits of a license.
            builder.HasIndex(l => new { l.HolderPersonId, l.Id });
            builder.HasIndex(l => new { l.EstablishmentId, l.Id });
            builder.HasIndex(l => l.LinkedToId);
            // Those about to expire, day by day.
            builder.HasIndex(l => new { l.State, l.ValidTo, l.Id });
            builder.HasOne<Case>().WithMany().HasForeignKey(l => l.StayedByCaseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(l => l.HolderPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(l => l.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<License>().WithMany().HasForeignKey(l => l.LinkedToId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(l => l.Stamp).HasMaxLength(StampLength);
            builder.Property(l => l.ActivityCode).HasMaxLength(PublicationVersion.CodeLength);
            // What the register narrows by, newest first; and those that wait to be entered.
            builder.HasIndex(l => new { l.ActivityCode, l.Id });
            builder.HasIndex(l => new { l.AuthorityId, l.Id });
            builder.HasIndex(l => new { l.HeldByPerson, l.Id });
            builder.HasOne<LicenseKey>().WithMany().HasForeignKey(l => l.KeyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(l => l.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What is printed on a license besides its number, holder and dates.</summary>
public sealed record LicenseContent(IReadOnlyList<PrintedField> Fields, IReadOnlyList<LocalizedText> Conditions);

public sealed record PrintedField(LocalizedText Label, LocalizedText Value);
