using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Data;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.Maps.Importing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People.Absences;
using Baladi.Core.People.Appointments;
using Baladi.Core.People.Interests;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.TestKit.Portals;

/// <summary>A portal in which every audited table has rows: a restaurant for an establishment, corrected, approved, paid, licensed, suspended.</summary>
public abstract class AuditedPortal(Portal portal) : IAsyncLifetime
{
    public Portal Portal => portal;

    /// <summary>The case that lived through all of it.</summary>
    public string Case { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await portal.InitializeAsync();
        if (portal.MissingReason is not null) return;
        var (owner, reviewer, manager) = (new Applicant(portal, Who.Owner), new Officer(portal, Who.Reviewer), new Officer(portal, Who.Manager));
        Case = await owner.SubmitAsync(Application.Restaurant.For(Who.Shop));
        await StaffAsync();
        await AccountAsync();
        (await reviewer.AskForAsync(Case, "review", new RequestedCorrection(CorrectionKind.Document, "food.layout", "المخطط غير واضح"))).Expect();
        (await owner.AnswerAsync(Case)).Expect();
        await reviewer.PassAllAsync(Case);
        (await reviewer.DecideAsync(Case, "review", "approve")).Expect();
        (await manager.DecideAsync(Case, "sign-off", "approve")).Expect();
        await owner.PayAsync(Case);
        // Charged twice: the second goes back.
        var paid = (await portal.PaymentsAsync(Case))[^1];
        (await portal.GatewaySaysAsync(new(paid.Token, paid.Amount, true, "GW-2"))).Expect();
        var suspension = await new Officer(portal, Who.Inspector).BeginAsync(Application.About("license-suspension"), (await portal.LicensesAsync(Case)).Single().Number);
        (await manager.DecideAsync(suspension, "sign-off", "approve")).Expect();
        await WaiveAsync(owner, reviewer);
        await LeakAsync();
        await ReconcileAsync();
        await portal.AskAsync((DrawSamples job) => job.RunAsync(CancellationToken.None));
        var counter = new Clerk(portal, Who.Clerk);
        (await counter.IssueSlipAsync((await counter.OpenAsync(Who.Owner)).Expect())).Expect();
        await InspectAsync(manager);
        await PublishAsync();
        await MapAsync();
    }

    /// <summary>A facility that came in a file, on the map.</summary>
    private async Task MapAsync()
    {
        var file = Path.Combine(portal.Storage, "facilities.geojson");
        await File.WriteAllTextAsync(file, """{"type":"Feature","id":"f1","properties":{"kind":"library"},"geometry":{"type":"Point","coordinates":[46.7,24.7]}}""");
        var plan = new ImportPlan { Layer = WellKnownLayers.Facilities, Area = "riyadh", Fields = new Dictionary<string, string> { ["kind"] = "kind" }, Source = new(new("اختبار", "Test"), "CC0 1.0", illustrative: true) };
        var import = await portal.AskAsync(async (OpenImports open) =>
        {
            var begun = await open.BeginAsync("facilities.geojson", file, by: null, CancellationToken.None);
            (await open.PlanAsync(begun, plan, CancellationToken.None)).Expect();
            await open.StartAsync(begun, tries: false, CancellationToken.None);
            return begun;
        });
        await portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None));
        await portal.AskAsync(async (IServiceProvider services) =>
        {
            var version = await services.GetRequiredService<BaladiDbContext>().MapDatasetVersions.SingleAsync(version => version.Id == import.VersionId);
            return await services.GetRequiredService<DatasetWriter>().ShowAsync(version, CancellationToken.None);
        });
    }

    /// <summary>The next version of a requirement document, written by one and approved by another.</summary>
    private async Task PublishAsync()
    {
        var (author, approver) = (new Publisher(portal, Who.MinistryAdmin), new Publisher(portal, Who.MinistryApprover));
        var draft = (await author.BeginAsync("hospitality")).Expect().Reference;
        (await author.WriteAsync(draft, content => content["title"]!["en"] = "Requirements of hotels")).Expect();
        (await author.PlanAsync(draft, portal.Today.AddDays(2))).Expect();
        (await author.SendAsync(draft)).Expect();
        (await approver.ReviewAsync(draft, approves: true)).Expect();
    }

    public Task DisposeAsync() => portal.DisposeAsync();

    /// <summary>A waiver that was asked for and granted.</summary>
    private async Task WaiveAsync(Applicant owner, Officer reviewer)
    {
        var fair = await owner.SubmitAsync(Application.Event.With("event.asksWaiver", "true"));
        await reviewer.PassAllAsync(fair);
        var (officer, version) = (await portal.ActorAsync(Who.Reviewer, Channel.Desk), (await portal.CaseAsync(fair)).Case.Version);
        (await portal.AskAsync((DecideWaiverHandler handler) => handler.HandleAsync(new(fair, "nonprofit", true, null, version), officer, CancellationToken.None))).Expect();
    }

    /// <summary>A look on site at the restaurant, with a photo, and a violation that was signed.</summary>
    private async Task InspectAsync(Officer manager)
    {
        var inspector = new Officer(portal, Who.Inspector);
        var reference = await inspector.BeginAsync(Application.About("license-inspection").With("inspection.occasion", "round"), (await portal.LicensesAsync(Case)).Single().Number);
        await inspector.VisitAsync(reference, "visit");
        (await inspector.JudgeAsync(reference, "food.bins", Verdict.Fail, "الحاويات بلا أغطية")).Expect();
        (await inspector.PhotographAsync(reference, "food.bins", Samples.Jpeg)).Expect();
        (await inspector.DecideAsync(reference, "visit", "violations", "حاويات النفايات مكشوفة في المطبخ")).Expect();
        (await manager.DecideAsync(reference, "sign-off", "approve")).Expect();
    }

    /// <summary>The key that signed the licenses leaked, and they are signed anew.</summary>
    private async Task LeakAsync()
    {
        var before = await portal.ReadAsync(db => db.LicenseKeys.AsNoTracking().OrderBy(k => k.SignsFrom).Select(k => k.Id).FirstAsync());
        (await portal.AskAsync((DistrustKey distrust) => distrust.RunAsync(before, portal.Now, 10, null, CancellationToken.None))).Expect();
    }

    /// <summary>A charge of an attempt nobody knows, found on the next day and settled.</summary>
    private async Task ReconcileAsync()
    {
        var token = portal.Gateway().Charge(Core.Basics.Tokens.New(), new Core.Basics.Money(4_200)).Token;
        await portal.NextDayAsync();
        var clerk = await portal.ActorAsync(Who.PaymentsClerk, Channel.Desk);
        var found = await portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().SingleAsync(d => d.Token == token));
        (await portal.AskAsync((SettleDifferenceHandler handler) => handler.HandleAsync(new(found.Id, "أكد المزوّد أنه خصم لجهة أخرى"), clerk, CancellationToken.None))).Expect();
    }

    /// <summary>What is written of an account: a mobile that is to change, without the old one at hand.</summary>
    private async Task AccountAsync()
    {
        var resident = await portal.ActorAsync(Who.Resident);
        var draft = (await portal.AskAsync((BeginMobileChangeHandler handler) => handler.HandleAsync(new("0500000977"), resident, CancellationToken.None))).Expect();
        (await portal.AskAsync((ConfirmMobileChangeHandler handler) => handler.HandleAsync(new(draft, draft.Code, OldCode: null, SessionId: null), resident, CancellationToken.None))).Expect();
    }

    /// <summary>What is written of staff: a post given, an absence, a declaration, an attempt refused, an emergency.</summary>
    private async Task StaffAsync()
    {
        (await new Appointer(portal, Who.Manager).AppointAsync(Who.Inspector, "reviewer", Who.Riyadh)).Expect();
        var (reviewer, second, jeddah) = (await portal.ActorAsync(Who.Reviewer, Channel.Desk), await portal.ActorAsync(Who.SecondReviewer, Channel.Desk), await portal.ActorAsync(Who.JeddahManager, Channel.Desk));
        (await portal.AskAsync((EnterAbsenceHandler handler) => handler.HandleAsync(new(second.Roles[0].AppointmentId, portal.Today.AddDays(90), portal.Today.AddDays(95), reviewer.PersonId), second, CancellationToken.None))).Expect();
        (await portal.AskAsync((DeclareInterestHandler handler) => handler.HandleAsync(new(InterestKind.Family, Who.Unverified, null, "أختي"), second, CancellationToken.None))).Expect();
        await portal.AppointAsync(Who.Owner, "inspector", Who.Riyadh);
        var owner = await portal.ActorAsync(Who.Owner, Channel.Desk);
        await portal.AskAsync((ConflictGuard guard) => guard.MeetAsync(Case, owner, ConflictStep.Open, CancellationToken.None));
        (await portal.AskAsync((OpenEmergencyAccessHandler handler) => handler.HandleAsync(new(Case, EmergencyReason.Safety, "حريق في المبنى المجاور ونحتاج إلى المخطط الآن"), jeddah, CancellationToken.None))).Expect();
        await portal.AskAsync((RecordEmergencyView record) => record.RunAsync(Case, "", jeddah, CancellationToken.None));
    }
}

public sealed class AuditedPortal<T>() : AuditedPortal(new T()) where T : Portal, new();
