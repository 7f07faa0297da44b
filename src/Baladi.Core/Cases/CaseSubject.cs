using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases;

/// <summary>What a case changes where it begins nothing new: a license. Cases know no more of it than this; what it is lives above them.</summary>
public abstract record CaseSubject
{
    public required long Id { get; init; }
    /// <summary>As its holder knows it.</summary>
    public required string Number { get; init; }
    /// <summary>What it goes by: a trade name.</summary>
    public required string Name { get; init; }
    public required string ServiceCode { get; init; }
    public required long AuthorityId { get; init; }
    /// <summary>Whose it is: an establishment's, or a person's.</summary>
    public required long? EstablishmentId { get; init; }
    public required long PersonId { get; init; }
    /// <summary>The facts it stands on, none of them personal.</summary>
    public required IReadOnlyDictionary<string, Value> Standing { get; init; }

    /// <summary>The stored files on file for it, by the clause each stands for.</summary>
    public required IReadOnlyDictionary<string, long> OnFile { get; init; }

    /// <summary>The cases about it that are open.</summary>
    public required IReadOnlyList<OpenCase> UnderWay { get; init; }

    /// <summary>The accounts of those who had a part in the decision by which it is without effect; none while it has effect.</summary>
    public required IReadOnlySet<long> DecidedBy { get; init; }

    /// <summary>What expressions may read of it on a day, by the names the system provides.</summary>
    public abstract IReadOnlyDictionary<string, Value> Names(DateOnly on);
}

/// <param name="Owes">Whether an invoice of it waits to be paid.</param>
/// <param name="IsKept">Whether its holder is not to learn of it yet.</param>
public sealed record OpenCase(string Service, string Reference, bool Owes, bool IsKept = false);

/// <summary>Finds what cases concern.</summary>
public interface ICaseSubjects
{
    /// <summary>Null where there is none of the key.</summary>
    Task<CaseSubject?> FindAsync(long id, CancellationToken cancel);

    /// <summary>By its number: where the actor may begin cases of the service about it, as its holder or, for an official one, as staff over it. Null otherwise.</summary>
    Task<CaseSubject?> FindAsync(string number, Procedure procedure, Actor actor, CancellationToken cancel);

    /// <summary>The clauses that were undertaken, or otherwise met, when it came about or last changed.</summary>
    Task<HashSet<string>> UndertakenAsync(CaseSubject subject, CancellationToken cancel);

    /// <summary>How often each violation was established of it within a year, by code: by its present holder, and not in the case itself.</summary>
    Task<IReadOnlyDictionary<string, int>> ViolatedAsync(long id, long caseId, CancellationToken cancel);
}
