using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Every page of an application to each service, from the first question to the confirmation.</summary>
internal static class ApplicationStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var drafts = new Drafts(demo);
        var (states, asked) = (new List<State>(), new HashSet<string>());
        foreach (var (number, service) in demo.Offered.Select(procedure => procedure.Code).Index())
        {
            var (answered, complete, done) = (await drafts.AnsweredAsync(service, Who.Owner), await drafts.CompleteAsync(service, Who.Owner), await drafts.SubmittedAsync(service, Who.Owner));
            var questions = (await drafts.Of(Who.Owner).ReviewAsync(complete)).Pages.Select(page => page.Page.Code).ToList();
            states.AddRange(
            [
                // Services share most of their questions.
                .. questions.Where(asked.Add).Select(question => State.Of($"{service}: question {question}", Who.Owner, At(complete, question))),
                State.Of($"{service}: tasks", Who.Owner, At(complete)),
                State.Of($"{service}: documents", Who.Owner, At(answered, "documents")),
                State.Of($"{service}: declarations", Who.Owner, At(answered, "declarations")),
                State.Of($"{service}: answers", Who.Owner, At(complete, "answers")),
                State.Of($"{service}: submitted", Who.Owner, At(done, "done")),
            ]);
            if (number == 0) states.AddRange(Unfinished(service, await drafts.Of(Who.Owner).EmptyAsync(service), answered, complete, questions[0]));
        }
        var (own, unverified) = (await drafts.Of(Who.Owner).EmptyAsync("food-license"), await drafts.CompleteAsync("retail-license", Who.Unverified));
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

    /// <summary>What is missing is told in the same way whatever the service.</summary>
    private static IEnumerable<State> Unfinished(string service, string empty, string answered, string complete, string question) =>
    [
        State.Of("application: drafts begun", Who.Owner, $"licenses/apply/{service}"),
        State.Of("application: tasks, nothing answered", Who.Owner, At(empty)),
        Sent("application: question unanswered", At(empty, question), "main form"),
        Sent("application: documents missing", At(answered, "documents"), "main form[action$='/documents']"),
        State.Of("application: documents, all", Who.Owner, At(complete, "documents")),
        Sent("application: declarations missing", At(answered, "declarations"), "main form[action*='/declarations']"),
        State.Of("application: answers, incomplete", Who.Owner, At(answered, "answers")),
    ];

    private static State Sent(string name, string path, string form) => new(name, Who.Owner, async visit =>
    {
        await visit.GoAsync(path);
        await visit.SendAsync(form);
    });

    private static string At(string draft, string page = "") => $"licenses/applications/{draft}/{page}".TrimEnd('/');
}
