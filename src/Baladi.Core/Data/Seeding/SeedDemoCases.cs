using System.Globalization;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.Privacy;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Data.Seeding;

/// <summary>
/// Lives the demo applications through the very handlers people use, each step at its day in the past, so that their history,
/// clocks and audit chains are real.
/// </summary>
public sealed class SeedDemoCases(IServiceScopeFactory scopes, Clock clock)
{
    private readonly Dictionary<string, string> references = [];

    /// <exception cref="InvalidOperationException">A step of the story was refused; the message says which and why.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var story in SeedFiles.Read<DemoCases>("demo/cases.json").Cases) await LiveAsync(story, cancel);
        await AuditAsync(cancel);
    }

    /// <summary>The lot of the last days: it falls on every barber.</summary>
    private async Task AuditAsync(CancellationToken cancel)
    {
        var today = clock.Today();
        for (var daysAgo = 5; daysAgo > 0; daysAgo--)
        {
            using var _ = clock.At(RiyadhTime.StartOf(today.AddDays(-daysAgo)).AddHours(7));
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DrawSamples>().RunAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<OpenSamples>().RunAsync(100, cancel);
        }
    }

    private async Task LiveAsync(DemoCase story, CancellationToken cancel)
    {
        // A demo case is begun in the late morning of its day; each step comes half an hour after the one before, whatever its day.
        var today = clock.Today();
        DateTimeOffset At(int daysAgo, int step) => RiyadhTime.StartOf(today.AddDays(-daysAgo)).AddHours(9).AddMinutes(30 * step + story.Key.Length);

        string draft = "", reference = "";
        using (clock.At(At(story.StartedDaysAgo, 0))) draft = await DraftAsync(story, today.AddDays(-(story.Steps is [var first, ..] ? first.DaysAgo : story.StartedDaysAgo)), cancel);
        for (var i = 0; i < story.Steps.Count; i++)
        {
            var step = story.Steps[i];
            using var _ = clock.At(At(step.DaysAgo, i + 1));
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var applicant = await ApplicantAsync(services, story, cancel);
            switch (step.Do)
            {
                case "submit":
                    reference = Done(await services.GetRequiredService<SubmitCaseHandler>().HandleAsync(new(draft), applicant, cancel), story, step);
                    references[story.Key] = reference;
                    break;
                case "pay":
                    var gateway = services.GetRequiredService<DevelopmentGateway>();
                    Done(await services.GetRequiredService<StartPaymentHandler>().HandleAsync(new(reference, story.Language, new Uri("http://localhost/")), applicant, cancel), story, step);
                    var payment = await services.GetRequiredService<BaladiDbContext>().Payments.AsNoTracking().OrderByDescending(p => p.Id).FirstAsync(p => p.State == PaymentState.Started, cancel);
                    var (payload, signature) = gateway.Answer(gateway.Charge(payment.Token, payment.Amount));
                    Done(await services.GetRequiredService<CompletePaymentHandler>().HandleAsync(new(payload, signature), cancel), story, step);
                    break;
                case "answer":
                    var view = (await services.GetRequiredService<ReadCase>().FindAsync(reference, applicant, cancel))!;
                    Done(await services.GetRequiredService<AnswerCorrectionsHandler>().HandleAsync(new(reference,
                        step.Facts.ToDictionary(fact => fact.Key, fact => (string?)Typed(fact.Value, today)),
                        view.OpenCorrections.Where(c => c.Kind == CorrectionKind.Document).ToDictionary(c => c.Target, c => ("corrected", (Stream)Sample(view.Clauses.Single(j => j.Verdict.ClauseCode == c.Target).Clause))), step.Message), applicant, cancel), story, step);
                    break;
                case "act":
                    await ActAsync(services, story, step, reference, cancel);
                    break;
                case "consent":
                    var party = await ActorAsync(services, step.By!, Channel.Web, cancel);
                    Done(await services.GetRequiredService<AnswerConsentHandler>().HandleAsync(new(reference, step.Action!, step.Reason, Undertakes: true), party, cancel), story, step);
                    break;
                case "withdraw":
                    Done(await services.GetRequiredService<WithdrawCaseHandler>().HandleAsync(new(reference, step.Reason), applicant, cancel), story, step);
                    break;
                case "visit":
                    await VisitAsync(services, story, step, reference, cancel);
                    break;
                case "lapse":
                    await services.GetRequiredService<LapseOverdueCases>().RunAsync(100, cancel);
                    break;
                default:
                    throw new InvalidOperationException($"{story.Key}: '{step.Do}' is not a step.");
            }
        }
    }

    private async Task<string> DraftAsync(DemoCase story, DateOnly submitted, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var applicant = await ApplicantAsync(services, story, cancel);
        var reference = Done(await services.GetRequiredService<StartDraftHandler>().HandleAsync(new(story.Service, await LicenseAsync(services, story, cancel)), applicant, cancel), story, null);
        var typed = story.Facts.ToDictionary(fact => fact.Key, fact => (string?)Typed(fact.Value, submitted));
        var procedure = services.GetRequiredService<Publishing.PublishedCatalog>().InForce<Procedure>(story.Service)!.Content;
        foreach (var page in procedure.Form.Pages.Where(page => page.Facts.Any(typed.ContainsKey) || (story.About is null && page.Facts.All(page.Optional.Contains))))
            Done(await services.GetRequiredService<SaveAnswersHandler>().HandleAsync(new(reference, page.Code, typed), applicant, cancel), story, null);
        if (story.Steps.Count == 0) return reference;

        var review = services.GetRequiredService<DraftReviewer>().Review((await services.GetRequiredService<OwnDrafts>().FindAsync(reference, applicant, cancel))!, applicant)!;
        foreach (var clause in review.Evidence.Where(clause => !story.WithoutEvidence.Contains(clause.ClauseCode) && clause.Verdict == Verdict.ToProvide))
            Done(await services.GetRequiredService<AttachFileHandler>().HandleAsync(new AttachFile(reference, clause.ClauseCode, clause.Clause.Title.Ar, Sample(clause.Clause)), applicant, cancel), story, null);
        Done(await services.GetRequiredService<SaveDeclarationsHandler>().HandleAsync(new(reference, [.. review.Declarations.Select(clause => clause.ClauseCode)]), applicant, cancel), story, null);
        return reference;
    }

    private async Task<string?> LicenseAsync(IServiceProvider services, DemoCase story, CancellationToken cancel)
    {
        if (story.About is not { } about) return null;
        var db = services.GetRequiredService<BaladiDbContext>();
        var reference = references[about];
        return await db.Licenses.Where(license => db.Cases.Any(c => c.Id == license.CaseId && c.Reference == reference)).Select(license => license.Number).SingleAsync(cancel);
    }

    private static async Task ActAsync(IServiceProvider services, DemoCase story, DemoStep step, string reference, CancellationToken cancel)
    {
        var officer = await ActorAsync(services, step.By!, Channel.Desk, cancel);
        var reader = services.GetRequiredService<ReadCase>();
        var view = (await reader.FindAsync(reference, officer, cancel)) ?? throw new InvalidOperationException($"{story.Key}: {step.By} does not see the case.");
        // Whoever decided also looked: the applicant can read that they did.
        await services.GetRequiredService<RecordViewingHandler>().HandleAsync(new(reference, null, ViewedThing.Case), officer, cancel);
        var task = view.Tasks.Last(t => t.Code == step.Task && t.IsLive);
        var definition = view.Procedure.Content.TaskOf(task.Code);
        var action = definition.Actions.Single(a => a.Code == step.Action);
        if (view.Procedure.Content.Judges(definition) && action.Kind is ActionKind.Approve or ActionKind.Refuse)
            foreach (var judged in view.Clauses.Where(c => c.Verdict.Why == VerdictReason.AwaitsOfficer || step.Judge.Any(j => j.Clause == c.Verdict.ClauseCode)))
            {
                var said = step.Judge.FirstOrDefault(j => j.Clause == judged.Verdict.ClauseCode);
                view = await reader.FindAsync(reference, officer, cancel);
                Done(await services.GetRequiredService<JudgeClauseHandler>().HandleAsync(new(reference, judged.Verdict.ClauseCode, said?.Verdict ?? Verdict.Pass, said?.Reason, view!.Case.Version), officer, cancel), story, step);
            }
        view = (await reader.FindAsync(reference, officer, cancel))!;
        if (action.Kind == ActionKind.Correct)
            Done(await services.GetRequiredService<RequestCorrectionsHandler>().HandleAsync(new(reference, task.Id,
                [.. step.Corrections.Select(c => new RequestedCorrection(c.Fact is null ? CorrectionKind.Document : CorrectionKind.Fact, c.Fact ?? c.Clause!, c.Message))], step.Message, view.Case.Version), officer, cancel), story, step);
        else
            Done(await services.GetRequiredService<DecideTaskHandler>().HandleAsync(new(reference, task.Id, action.Code, step.Reason, view.Case.Version), officer, cancel), story, step);
    }

    /// <summary>A visit that is set for some days ahead; or, where it is for the same day, made, with a photo of each clause named.</summary>
    private async Task VisitAsync(IServiceProvider services, DemoCase story, DemoStep step, string reference, CancellationToken cancel)
    {
        var officer = await ActorAsync(services, step.By!, Channel.Desk, cancel);
        var reader = services.GetRequiredService<ReadCase>();
        var view = (await reader.FindAsync(reference, officer, cancel))!;
        var task = view.Tasks.Last(t => t.Code == step.Task && t.IsLive);
        var (from, to) = step.InDays == 0 ? (new TimeOnly(13, 0), new TimeOnly(15, 0)) : (new TimeOnly(10, 0), new TimeOnly(12, 0));
        Done(await services.GetRequiredService<PlanVisitHandler>().HandleAsync(new(reference, task.Id, clock.Today().AddDays(step.InDays), from, to, null, view.Case.Version), officer, cancel), story, step);
        if (step.InDays > 0) return;
        view = (await reader.FindAsync(reference, officer, cancel))!;
        Done(await services.GetRequiredService<SettleVisitHandler>().HandleAsync(new(reference, view.Visits[^1].Id, VisitState.Made, step.Message, view.Case.Version), officer, cancel), story, step);
        foreach (var clause in step.Photos)
            Done(await services.GetRequiredService<AddPhotoHandler>().HandleAsync(new AddPhoto(reference, clause, [("site.jpg", new MemoryStream(SampleDocument.In(["jpeg"])))]), officer, cancel), story, step);
    }

    /// <summary>A delegate acts for the establishment the application is for, and says so.</summary>
    private static async Task<Actor> ApplicantAsync(IServiceProvider services, DemoCase story, CancellationToken cancel)
    {
        var actor = await ActorAsync(services, story.Applicant, ChannelOf(story), cancel);
        return story.Facts.TryGetValue(CommonFacts.Establishment, out var registration) && actor.Memberships.All(m => m.CommercialRegistration != registration.GetString())
            && actor.Choices().FirstOrDefault(choice => choice.CommercialRegistration == registration.GetString()) is { } party ? actor with { ActingFor = party } : actor;
    }

    private static async Task<Actor> ActorAsync(IServiceProvider services, string nationalId, Channel channel, CancellationToken cancel)
    {
        var hash = services.GetRequiredService<NationalIdVault>().Hash(nationalId);
        var id = await services.GetRequiredService<BaladiDbContext>().Users.Where(account => account.UserName == hash).Select(account => account.Id).SingleAsync(cancel);
        return await services.GetRequiredService<ActorDirectory>().FindAsync(id, channel, cancel);
    }

    private static Channel ChannelOf(DemoCase story) => story.Channel switch
    {
        "kiosk" => Channel.Kiosk,
        "support-center" => Channel.SupportCenter,
        "contact-center" => Channel.ContactCenter,
        "desk" => Channel.Desk,
        _ => Channel.Web,
    };

    private static MemoryStream Sample(Clause clause) => new(SampleDocument.In(clause.Evidence!.Formats));

    // A date is told as days after submission, so that the demo is as fresh as the day it is seeded.
    private static string Typed(JsonElement value, DateOnly submitted) => value.ValueKind switch
    {
        JsonValueKind.Object => submitted.AddDays(value.GetProperty("daysAfterSubmission").GetInt32()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.GetString()!,
    };

    private static T Done<T>(Outcome<T> outcome, DemoCase story, DemoStep? step) => outcome.IsDone
        ? outcome.Value!
        : throw new InvalidOperationException($"Demo case {story.Key}, {step?.Do ?? "draft"} {step?.Task}.{step?.Action}: {outcome.Kind}, {string.Join("; ", outcome.Problems.Select(p => $"{p.Field} {p.Code} {string.Join(',', p.Args)}"))}");
}
