using System.Text.Json.Serialization;
using Baladi.Core.Cases;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Interests;
using Baladi.Core.People.Mandates;
using Baladi.Core.People.Mobiles;
using Baladi.Core.Registries;

namespace Baladi.Core.Privacy;

/// <summary>
/// All that is kept about somebody, for themselves: what they told us, what was decided, who looked. What officers note among
/// themselves and who they are by name is not theirs; neither are keys, hashes and passwords.
/// </summary>
public sealed record DataCopy
{
    public required DateTimeOffset MadeAt { get; init; }
    public required CopiedPerson Person { get; init; }
    public required IReadOnlyList<CopiedAccount> Accounts { get; init; }
    public required IReadOnlyList<CopiedSession> Sessions { get; init; }
    public required IReadOnlyList<CopiedEstablishment> Establishments { get; init; }
    public required IReadOnlyList<CopiedMembershipOffer> MembershipOffers { get; init; }
    public required IReadOnlyList<CopiedPost> Posts { get; init; }
    public required IReadOnlyList<CopiedAbsence> Absences { get; init; }
    public required IReadOnlyList<CopiedInterest> Interests { get; init; }
    public required IReadOnlyList<CopiedMandate> Mandates { get; init; }
    public required IReadOnlyList<CopiedMobile> MobileChanges { get; init; }
    public required IReadOnlyList<CopiedFactor> Factors { get; init; }
    public required IReadOnlyList<CopiedAccountEvent> AccountEvents { get; init; }
    public required IReadOnlyList<CopiedPersonEvent> PersonEvents { get; init; }
    public required IReadOnlyList<CopiedRegistryAnswer> RegistryAnswers { get; init; }
    public required IReadOnlyList<CopiedFollow> Follows { get; init; }
    public required IReadOnlyList<CopiedDraft> Drafts { get; init; }
    public required IReadOnlyList<CopiedCase> Cases { get; init; }
    public required IReadOnlyList<CopiedMessage> Messages { get; init; }
    public required IReadOnlyList<CopiedViewing> Viewings { get; init; }
}

public sealed record CopiedPerson(string NationalId, LocalizedText Name, string Mobile, IdentitySource IdentitySource, DateTimeOffset? VerifiedAt, DateOnly? IdExpiresOn);

public sealed record CopiedAccount(string Language, bool SecondFactor);

/// <param name="Network">The first part of the address it began from.</param>
public sealed record CopiedSession(DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset? EndedAt, string Browser, string Platform, string? Network);

public sealed record CopiedEstablishment(string CommercialRegistration, LocalizedText Name, MembershipRole Capacity, DateOnly From, DateOnly? To);

public sealed record CopiedMembershipOffer(string CommercialRegistration, LocalizedText Name, MembershipRole Capacity, DateTimeOffset OfferedAt, DateOnly? LastDay, MembershipOfferState Outcome, DateTimeOffset? EndedAt);

public sealed record CopiedPost(LocalizedText Post, LocalizedText Authority, DateOnly From, DateOnly? To);

public sealed record CopiedAbsence(DateOnly From, DateOnly To);

/// <param name="RelatedId">Whom it is about, as it was declared; or their establishment.</param>
public sealed record CopiedInterest(InterestKind Closeness, string? RelatedId, string? CommercialRegistration, string? Words, DateOnly From, DateOnly? To);

/// <param name="Given">Whether its owner gave it or was given it.</param>
/// <param name="Other">The other side: a person or an engineering office.</param>
public sealed record CopiedMandate(string Reference, MandateKind Mandate, bool Given, LocalizedText? Other, string? Services, DateOnly From, DateOnly? To, DateTimeOffset GrantedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt);

/// <summary>A mobile that was asked for and could not be confirmed from the one before.</summary>
public sealed record CopiedMobile(string Mobile, DateTimeOffset AskedAt, MobileChangeState Outcome, DateTimeOffset? EndedAt);

/// <summary>An authenticator app or passkey, by its name alone.</summary>
public sealed record CopiedFactor(string Name, DateTimeOffset AddedAt);

public sealed record CopiedAccountEvent(DateTimeOffset At, AccountEventKind AccountEvent, string? Detail);

public sealed record CopiedPersonEvent(DateTimeOffset At, PersonEventKind PersonEvent, Channel Channel, string? Detail);

/// <summary>That a registry was asked about them, and whether it said yes. What it said stands where it counts.</summary>
public sealed record CopiedRegistryAnswer(DateTimeOffset At, Registry Registry, RegistryVerdict Verdict);

/// <summary>A requirement document they are told of.</summary>
public sealed record CopiedFollow(LocalizedText Document, DateTimeOffset Since);

public sealed record CopiedDraft(string Reference, LocalizedText Service, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, IReadOnlyList<CopiedAnswer> Answers, IReadOnlyList<CopiedDocument> Documents);

public sealed record CopiedAnswer(LocalizedText Question, LocalizedText Answer);

/// <param name="File">Where it lies in the archive.</param>
public sealed record CopiedDocument(string Name, DateTimeOffset AddedAt, string File)
{
    [JsonIgnore]
    public long StoredFileId { get; init; }
}

public sealed record CopiedCase
{
    public required string Reference { get; init; }
    public required LocalizedText Service { get; init; }
    public required string Title { get; init; }
    public required LocalizedText Authority { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required LocalizedText Milestone { get; init; }
    public required IReadOnlyList<CopiedAnswer> Answers { get; init; }
    public required IReadOnlyList<CopiedDocument> Documents { get; init; }
    public required IReadOnlyList<CopiedEvent> History { get; init; }
    public required IReadOnlyList<CopiedInvoice> Invoices { get; init; }
    public CopiedLicense? License { get; init; }
}

public sealed record CopiedEvent(DateTimeOffset At, CaseEventKind Kind, Party Party, Channel Channel, string? Text);

public sealed record CopiedInvoice(string Number, string Total, InvoiceState State, DateTimeOffset IssuedAt, DateTimeOffset? PaidAt);

public sealed record CopiedLicense(string Number, LocalizedText Holder, DateOnly ValidFrom, DateOnly ValidTo, LicenseState State);

public sealed record CopiedMessage(DateTimeOffset At, string Recipient, string? Subject, string Text);

public sealed record CopiedViewing(DateTimeOffset At, LocalizedText Post, LocalizedText Authority, ViewedThing What, ViewingPurpose Purpose, string Reference);
