using Baladi.Core.Language;

namespace Baladi.Core.Registries;

/// <summary>The registries of the state that answer who somebody is and what is theirs. The list is closed.</summary>
public enum Registry
{
    /// <summary>Persons, their IDs, and those they are guardians of.</summary>
    Identity,
    /// <summary>Establishments and who owns them.</summary>
    CommercialRegistration,
    /// <summary>Deeds of land and their owners.</summary>
    Deeds,
    /// <summary>Addresses by their short form.</summary>
    NationalAddress,
    /// <summary>Engineering offices and what they are accredited for.</summary>
    EngineeringOffices,
}

/// <summary>What a registry said. Only the first two are answers; neither of the others is ever taken for a no.</summary>
public enum RegistryVerdict
{
    /// <summary>It is so; the record says what.</summary>
    Yes,
    /// <summary>The registry knows the subject, and it is not so.</summary>
    No,
    /// <summary>The registry does not know the subject.</summary>
    NoData,
    /// <summary>It did not answer, or not in a way that can be read. Whatever hangs on it waits.</summary>
    Failed,
}

/// <summary>A question to one registry.</summary>
public interface IRegistryQuestion
{
    Registry Registry { get; }
    /// <summary>What is asked about, in one canonical text. It is kept as a keyed hash only.</summary>
    string Subject { get; }
    /// <summary>How long a yes or a no is taken as it was given, unless the registry says less.</summary>
    TimeSpan Keeps { get; }
}

/// <param name="Record">With a yes, and never with anything else.</param>
/// <param name="ValidTo">The last day the registry vouches for it.</param>
/// <param name="Failure">What went wrong, as a code without anything personal.</param>
public sealed record RegistryReply<TRecord>(RegistryVerdict Verdict, TRecord? Record = null, DateOnly? ValidTo = null, string? Failure = null) where TRecord : class;

/// <summary>
/// Whoever answers the questions of one registry: the registry's own interface, or a development provider. It may throw; the
/// caller takes that for a failure. The contract is in RegistryContract (tests), which every provider passes.
/// </summary>
public interface IRegistry<TQuestion, TRecord> where TQuestion : IRegistryQuestion where TRecord : class
{
    /// <summary>Who answers, as people read it in the record of the answer.</summary>
    string Source { get; }

    Task<RegistryReply<TRecord>> AskAsync(TQuestion question, CancellationToken cancel);
}

/// <summary>Who is this? No: the ID was withdrawn.</summary>
public sealed record IdentityQuestion(string NationalId) : IRegistryQuestion
{
    Registry IRegistryQuestion.Registry => Registry.Identity;
    string IRegistryQuestion.Subject => NationalId;
    TimeSpan IRegistryQuestion.Keeps => TimeSpan.FromHours(24);
}

/// <param name="IdExpiresOn">The last day of the ID.</param>
/// <param name="Wards">Minors and others the person is guardian of today.</param>
public sealed record IdentityRecord(LocalizedText Name, DateOnly BornOn, DateOnly IdExpiresOn, DateOnly? DeceasedOn = null, IReadOnlyList<WardRecord>? Wards = null);

/// <param name="Until">The last day of the guardianship: the day before coming of age, or the end of the court's order; null where it has none.</param>
public sealed record WardRecord(string NationalId, LocalizedText Name, DateOnly? Until);

/// <summary>Which establishments are the person's? No: none.</summary>
public sealed record EstablishmentsQuestion(string NationalId) : IRegistryQuestion
{
    Registry IRegistryQuestion.Registry => Registry.CommercialRegistration;
    string IRegistryQuestion.Subject => "owner:" + NationalId;
    TimeSpan IRegistryQuestion.Keeps => TimeSpan.FromMinutes(10);
}

public sealed record EstablishmentsRecord(IReadOnlyList<RegisteredEstablishment> Establishments);

/// <param name="ValidTo">The last day of the registration.</param>
public sealed record RegisteredEstablishment(string CommercialRegistration, LocalizedText Name, DateOnly ValidTo);

/// <summary>Does the person own the land of the deed? No: somebody else does.</summary>
public sealed record DeedQuestion(string DeedNumber, string NationalId) : IRegistryQuestion
{
    Registry IRegistryQuestion.Registry => Registry.Deeds;
    string IRegistryQuestion.Subject => $"{DeedNumber}/{NationalId}";
    TimeSpan IRegistryQuestion.Keeps => TimeSpan.FromHours(1);
}

/// <param name="Area">In square metres.</param>
/// <param name="Share">The person's part of it, above 0 and up to 1.</param>
public sealed record DeedRecord(string CityCode, string? Plan, string? Parcel, decimal Area, decimal Share);

/// <summary>Where is the short address? No: it was withdrawn.</summary>
public sealed record AddressQuestion(string ShortAddress) : IRegistryQuestion
{
    Registry IRegistryQuestion.Registry => Registry.NationalAddress;
    string IRegistryQuestion.Subject => ShortAddress;
    TimeSpan IRegistryQuestion.Keeps => TimeSpan.FromDays(7);
}

/// <param name="Latitude">In degrees, WGS 84; as is the longitude.</param>
public sealed record AddressRecord(string BuildingNumber, LocalizedText Street, LocalizedText District, string CityCode, string PostalCode, double Latitude, double Longitude);

/// <summary>Is the establishment an accredited engineering office? No: it is not, or not any more.</summary>
public sealed record OfficeQuestion(string CommercialRegistration) : IRegistryQuestion
{
    Registry IRegistryQuestion.Registry => Registry.EngineeringOffices;
    string IRegistryQuestion.Subject => CommercialRegistration;
    TimeSpan IRegistryQuestion.Keeps => TimeSpan.FromHours(24);
}

public enum OfficeDiscipline
{
    /// <summary>Draws and signs plans.</summary>
    Design,
    /// <summary>Supervises the building site.</summary>
    Supervision,
    /// <summary>Surveys land.</summary>
    Surveying,
}

public sealed record OfficeRecord(string AccreditationNumber, IReadOnlyList<OfficeDiscipline> Disciplines);
