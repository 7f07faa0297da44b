using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>What was true before, and what else the applicant has here.</summary>
public sealed record CaseBackground
{
    /// <summary>Superseded values, oldest first.</summary>
    public required IReadOnlyList<CaseFact> Facts { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }
    public required IReadOnlyList<CaseVerdict> Verdicts { get; init; }
    /// <summary>The latest other cases of the same applicant or establishment at this authority, as far as the actor may see them.</summary>
    public required IReadOnlyList<OtherCase> Others { get; init; }
    /// <summary>Names of the accounts that gave facts, files and judgements.</summary>
    public required IReadOnlyDictionary<long, LocalizedText> People { get; init; }
}

public sealed record OtherCase(string Reference, string Title, long ProcedureVersionId, string Milestone, CaseResult Result, DateTimeOffset SubmittedAt);

/// <summary>Reads what an officer wants to know beside the case as it stands.</summary>
public sealed class ReadBackground(BaladiDbContext db, CaseAccess access)
{
    private const int MostOthers = 5;

    public async Task<CaseBackground> OfAsync(CaseView view, Actor actor, CancellationToken cancel)
    {
        var (id, applicant, establishment, authority) = (view.Case.Id, view.Case.ApplicantPersonId, view.Case.EstablishmentId, view.Case.AuthorityId);
        var facts = await access.Parts<CaseFact>(actor).AsNoTracking().Where(f => f.CaseId == id && f.SupersededAt != null && f.ErasedAt == null).OrderBy(f => f.Id).ToListAsync(cancel);
        var evidence = await access.Parts<Evidence>(actor).AsNoTracking().Where(e => e.CaseId == id && e.SupersededAt != null && e.ErasedAt == null).OrderBy(e => e.Id).ToListAsync(cancel);
        var verdicts = await access.Parts<CaseVerdict>(actor).AsNoTracking().Where(v => v.CaseId == id && v.SupersededAt != null).OrderBy(v => v.Id).ToListAsync(cancel);
        var others = await access.VisibleTo(actor).AsNoTracking()
            .Where(c => c.Id != id && c.AuthorityId == authority && (c.ApplicantPersonId == applicant || (establishment != null && c.EstablishmentId == establishment)))
            .OrderByDescending(c => c.Id).Take(MostOthers)
            .Select(c => new OtherCase(c.Reference, c.Title, c.ProcedureVersionId, c.Milestone, c.Result, c.SubmittedAt)).ToListAsync(cancel);
        var accounts = facts.Concat(view.Facts).Select(f => f.ByAccountId)
            .Concat(verdicts.Concat(view.Clauses.Select(judged => judged.Verdict)).Select(v => v.JudgedByAccountId))
            .Concat(evidence.Concat(view.Evidence).Concat(view.Photos).Select(e => e.AddedByAccountId))
            .OfType<long>().Distinct().ToList();
        var people = await (from account in db.Users
                            join person in db.People on account.PersonId equals person.Id
                            where accounts.Contains(account.Id)
                            select new { account.Id, person.Name }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return new() { Facts = facts, Evidence = evidence, Verdicts = verdicts, Others = others, People = people };
    }
}
