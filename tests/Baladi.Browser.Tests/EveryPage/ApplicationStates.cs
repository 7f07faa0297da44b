using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Every page of an application to each service, from the first question to the confirmation.</summary>
internal static class ApplicationStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var drafts = new Drafts(demo);
        var (states, asked) = (new List<State>(), new HashSet<string>());
        foreach (var service in demo.Offered.Select(procedure => procedure.Code))
        {
            var (empty, answered, complete, done) = (await drafts.EmptyAsync(service, Who.Owner), await drafts.AnsweredAsync(service, Who.Owner), await drafts.CompleteAsync(service, Who.Owner), await drafts.SubmittedAsync(service, Who.Owner));
            var questions = (await drafts.ReviewAsync(complete, Who.Owner)).Pages.Select(page => page.Page.Code).ToList();
            states.AddRange(
            [
                State.Of($"{service}: drafts begun", Who.Owner, $"licenses/apply/{service}"),
                State.Of($"{service}: tasks, nothing answered", Who.Owner, At(empty)),
                State.Of($"{service}: tasks, all done", Who.Owner, At(complete)),
                // Services share most of their questions.
                .. questions.Where(asked.Add).Select(question => State.Of($"{service}: question {question}", Who.Owner, At(complete, question))),
                Sent($"{service}: question unanswered", At(empty, questions[0]), "main form.question, main .question form, main form"),
                State.Of($"{service}: documents, none", Who.Owner, At(answered, "documents")),
                Sent($"{service}: documents missing", At(answered, "documents"), "main form[action$='/documents'], main form[action*='/documents?']"),
                State.Of($"{service}: documents, all", Who.Owner, At(complete, "documents")),
                State.Of($"{service}: declarations", Who.Owner, At(answered, "declarations")),
                Sent($"{service}: declarations missing", At(answered, "declarations"), "main form[action*='/declarations']"),
                State.Of($"{service}: answers, incomplete", Who.Owner, At(answered, "answers")),
                State.Of($"{service}: answers", Who.Owner, At(complete, "answers")),
                State.Of($"{service}: submitted", Who.Owner, At(done, "done")),
            ]);
        }
        var (own, unverified) = (await drafts.EmptyAsync("food-license", Who.Owner), await drafts.CompleteAsync("retail-license", Who.Unverified));
        return
        [
            .. states,
            State.Of("application: discard", Who.Owner, At(own, "discard")),
            State.Of("application: begin, unverified", Who.Unverified, "licenses/apply/food-license"),
            State.Of("application: tasks, unverified", Who.Unverified, At(unverified)),
            State.Of("application: answers, unverified", Who.Unverified, At(unverified, "answers")),
            State.Of("application: of somebody else", Who.Citizen, At(own)),
        ];
    }

    private static State Sent(string name, string path, string form) => new(name, Who.Owner, async visit =>
    {
        await visit.GoAsync(path);
        await visit.SendAsync(form);
    });

    private static string At(string draft, string page = "") => $"licenses/applications/{draft}/{page}".TrimEnd('/');
}
