namespace Baladi.Core.People.Interests;

/// <summary>Why somebody keeps away from a case.</summary>
public enum ConflictKind
{
    /// <summary>It is theirs, or they filed it.</summary>
    Own,
    /// <summary>It is of an establishment they belong to.</summary>
    OwnEstablishment,
    /// <summary>It is of somebody they act for, or of another establishment of theirs.</summary>
    Delegator,
    /// <summary>It is of somebody who belongs to the same establishment.</summary>
    Partner,
    /// <summary>It is of an establishment they left less than a year ago.</summary>
    FormerEstablishment,
    /// <summary>They declared to be close to whoever it is of.</summary>
    Declared,
}

/// <summary>A person or an establishment whose cases an officer keeps away from.</summary>
public sealed record HeldInterest(ConflictKind Kind, long? PersonId, long? EstablishmentId);
