using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Saves one page of a draft. Typed texts by fact code; what the page does not ask is ignored.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record SaveAnswers(string Reference, string Page, IReadOnlyDictionary<string, string?> Typed);

public sealed class SaveAnswersHandler(BaladiDbContext db, OwnDrafts drafts, PublishedCatalog catalog, FactInput input, FindParty parties, TimeProvider time)
{
    /// <returns>The draft as saved, or a problem beside each field, also those of <see cref="FindParty"/>; nothing is saved then, and the page still holds what was typed.</returns>
    // Two devices may save different pages at the same moment: the loser reads again and adds its own page.
    public Task<Outcome<Draft>> HandleAsync(SaveAnswers command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => SaveAsync(command, actor, cancel));

    private async Task<Outcome<Draft>> SaveAsync(SaveAnswers command, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null || catalog.InForce<Procedure>(draft.ServiceCode) is not { } procedure) return Failure.NotFound;
        if (actor.Gap<SaveAnswers>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (procedure.Content.Form.Pages.FirstOrDefault(page => page.Code == command.Page) is not { } page) return Failure.NotFound;

        var names = new FactNames(catalog);
        var content = draft.Read();
        var problems = new List<Problem>();
        foreach (var code in page.Facts)
        {
            var read = input.Read(names.Find(code)!, command.Typed.GetValueOrDefault(code), actor, procedure.Content.ActivityGroups);
            if (read.Problem is { } problem) problems.Add(problem);
            else if (read.Kept is null && !page.Optional.Contains(code)) problems.Add(new("required", code));
            else content.Facts[code] = read.Kept ?? "";
        }
        if (problems.Count > 0) return Failure.Invalid(problems);
        // Told on the page where it was typed, before the rest of the form is filled in.
        if (procedure.Content.Party is { } named && named.Facts.Any(page.Facts.Contains)
            && await parties.FindAsync(named, code => page.Facts.Contains(code) ? FactInput.ValueOf(names.Find(code)!, content.Facts[code]) : Value.Unknown(ValueKind.Text, code), draft, actor, cancel) is { IsDone: false } unknown)
            return new Failure(unknown.Kind, [.. unknown.Problems]);

        draft.Write(content, procedure.Number, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return draft;
    }
}
