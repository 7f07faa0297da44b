using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Begins an application for a service.</summary>
/// <param name="Subject">The number of the license it is about, for a service that changes one.</param>
/// <param name="Answers">What was answered before, as typed, by fact; what cannot be read is asked again.</param>
[Needs(Assurance.SelfRegistered)]
public sealed record StartDraft(string ServiceCode, string? Subject = null, IReadOnlyDictionary<string, string?>? Answers = null);

public sealed class StartDraftHandler(BaladiDbContext db, OwnDrafts drafts, ICaseSubjects subjects, OpenServices open, FormAnswers answers, PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>More open drafts than this is a mistake or an abuse.</summary>
    public const int MaxOpen = 50;

    /// <returns>
    /// The reference of the draft, which is the one there is where the license has one of the service already. Problems: too-many-drafts;
    /// service-not-delegated, where the actor acts for another in some services only; those of <see cref="OpenServices"/>.
    /// </returns>
    public async Task<Outcome<string>> HandleAsync(StartDraft command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<StartDraft>() is { } gap) return Failure.Forbidden(gap);
        if (catalog.InForce<Procedure>(command.ServiceCode) is not { } procedure) return Failure.NotFound;
        if (actor.ActingFor?.Covers(command.ServiceCode) == false) return Failure.Forbidden(new Problem("service-not-delegated"));
        var concern = procedure.Content.Concerns;
        var subject = concern is null || command.Subject is null ? null : await subjects.FindAsync(command.Subject, procedure.Content, actor, cancel);
        if (concern is not null && subject is null) return Failure.NotFound;
        var party = actor.ActingFor ?? (procedure.Content.IsOfficial ? null : actor.MembershipIn(subject?.EstablishmentId));
        if (subject is not null && !procedure.Content.IsOfficial && party is null && (subject.EstablishmentId is not null || subject.PersonId != actor.PersonId)) return Failure.Forbidden(new Problem("act-for-first"));
        if (subject is not null)
        {
            if (await drafts.Of(actor).Where(d => d.SubjectId == subject.Id && d.ServiceCode == command.ServiceCode && d.SubmittedCaseId == null).Select(d => d.Reference).FirstOrDefaultAsync(cancel) is { } begun) return begun;
            if (open.Obstacle(procedure.Content, subject) is { } obstacle) return Failure.Invalid(obstacle);
        }
        if (await drafts.Of(actor).CountAsync(d => d.SubmittedCaseId == null, cancel) >= MaxOpen) return Failure.Invalid(new Problem("too-many-drafts", "", MaxOpen));

        var draft = new Draft(command.ServiceCode, procedure.Number, actor.AccountId!.Value, time.GetUtcNow(), party, subject);
        if (subject is not null) draft.Write(Answered(procedure.Content, subject) with { Declared = await UndertakenAsync(procedure.Content, subject, cancel) }, procedure.Number, time.GetUtcNow());
        else if (command.Answers is { } before) draft.Write(new() { Facts = answers.Read(procedure.Content, before).Kept }, procedure.Number, time.GetUtcNow());
        db.Drafts.Add(draft);
        if (actor.ActingFor?.GrantorPersonId is { } grantor) db.Add(new PersonEvent(grantor, PersonEventKind.ApplicationBegun, actor, time.GetUtcNow(), draft.Reference));
        await db.SaveChangesAsync(cancel);
        return draft.Reference;
    }

    // What was undertaken stands for an authority that looks again; a holder who asks for something undertakes it anew.
    private async Task<HashSet<string>> UndertakenAsync(Procedure procedure, CaseSubject subject, CancellationToken cancel) =>
        procedure is { IsOfficial: true, Concerns.JudgesAnew: true } ? await subjects.UndertakenAsync(subject, cancel) : [];

    // What names it is kept for lists.
    private DraftContent Answered(Procedure procedure, CaseSubject subject)
    {
        var names = new FactNames(catalog);
        var asked = procedure.Concerns!.Prefills ? procedure.Form.Pages.SelectMany(page => page.Facts) : [];
        return new() { Facts = asked.Append(procedure.TitleFact).Distinct().Where(subject.Standing.ContainsKey).ToDictionary(code => code, code => FactInput.TextOf(names.Find(code)!, subject.Standing[code])) };
    }
}
