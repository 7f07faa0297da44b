using System.Globalization;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.People;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>The administration, and what officers say of themselves at the desk: posts, absence, interests, emergencies, operations.</summary>
internal static class AdministrationStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var (manager, reviewer) = (await demo.Services.ActorAsync(Who.Manager), await demo.Services.ActorAsync(Who.SecondReviewer));
        var (member, post) = (Text(reviewer.PersonId!.Value), Text(reviewer.Roles[0].AppointmentId));
        var there = await demo.CaseWithTaskAsync("review", Who.Jeddah);
        var opened = await OpenAsync(demo, there.Reference);
        return
        [
            State.Of("staff, administration", Who.Manager, "administration"),
            State.Of("staff, administration, auditor", Who.Auditor, "administration"),
            State.Of("staff, administration, refused", Who.Reviewer, "administration"),
            State.Of("staff, people", Who.Manager, "administration/people"),
            State.Of("staff, people, auditor", Who.Auditor, "administration/people"),
            State.Of("staff, people, page of many", Who.MinistryAdmin, "administration/people?former=true"),
            State.Of("staff, people, none found", Who.Manager, "administration/people?name=xyz&role=inspector"),
            Sent("staff, people, unknown ID", "administration/people", "main form[action$='/find']", ("nationalId", "1099999995")),
            State.Of("staff, people, find reloaded", Who.Manager, "administration/people/find"),
            State.Of("staff, person", Who.Manager, $"administration/people/{member}"),
            State.Of("staff, person, oneself", Who.Manager, $"administration/people/{Text(manager.PersonId!.Value)}"),
            State.Of("staff, person, of another authority", "1000000412", $"administration/people/{member}"),
            Sent("staff, appoint", "administration/people", "main form[action$='/find']", ("nationalId", Who.Inspector)),
            new("staff, appoint, empty", Who.Manager, async visit =>
            {
                await visit.GoAsync("administration/people");
                await visit.FillAsync(("nationalId", Who.Inspector));
                await visit.SendAsync("main form[action$='/find']");
                await visit.SendAsync("main form[action*='/appoint/']");
            }),
            .. await PaymentStates.AllAsync(demo),
            State.Of("staff, administration, operator", Who.Operator, "administration"),
            State.Of("staff, operations", Who.Operator, "administration/operations"),
            State.Of("staff, operations, auditor", Who.Auditor, "administration/operations"),
            State.Of("staff, operations, messages reloaded", Who.Operator, "administration/operations/messages"),
            State.Of("staff, emergency", Who.Manager, "desk/emergency"),
            State.Of("staff, emergency, not for reviewers", Who.Reviewer, "desk/emergency"),
            Sent("staff, emergency, empty", "desk/emergency", "main form[action$='/emergency']"),
            State.Of("staff, emergency, case seen", Who.Manager, $"desk/cases/{there.Reference}"),
            State.Of("staff, emergency access", Who.Auditor, "administration/emergency-access"),
            State.Of("staff, emergency access, none", Who.Manager, "administration/emergency-access"),
            State.Of("staff, emergency access, one", Who.Auditor, $"administration/emergency-access/{Text(opened)}"),
            State.Of("staff, audit trail", Who.Auditor, $"desk/cases/{there.Reference}/audit"),
            State.Of("staff, absence", Who.Reviewer, "desk/absence"),
            State.Of("staff, absence, manager for a reviewer", Who.Manager, $"desk/absence?post={post}"),
            State.Of("staff, absence, auditor", Who.Auditor, "desk/absence"),
            new("staff, absence, empty", Who.Reviewer, async visit =>
            {
                await visit.GoAsync("desk/absence");
                await visit.SendAsync("main form[action*='/absence']");
            }),
            State.Of("staff, interests", Who.Reviewer, "desk/interests"),
            State.Of("staff, interests, auditor", Who.Auditor, "desk/interests"),
            new("staff, interests, empty", Who.Reviewer, async visit =>
            {
                await visit.GoAsync("desk/interests");
                await visit.SendAsync("main form[action$='/interests']");
            }),
            State.Of("staff, post", Who.Manager, $"administration/appointments/{post}"),
            State.Of("staff, post, end date reloaded", Who.Manager, $"administration/appointments/{post}/end-date"),
            State.Of("staff, post, end reloaded", Who.Manager, $"administration/appointments/{post}/end"),
            Sent("staff, post, ended without a reason", $"administration/appointments/{post}", "main form[action$='/end']"),
            Sent("staff, post, changed too late", $"administration/appointments/{post}", "main form[action$='/end-date']", ("Version", "7"), ("Reason", "قرار إداري رقم 12")),
        ];
    }

    /// <summary>Another case is opened by the page itself; this one is for the list.</summary>
    private static async Task<long> OpenAsync(Demo demo, string reference)
    {
        var manager = await demo.Services.ActorAsync(Who.Manager, Channel.Desk);
        return (await demo.AskAsync((OpenEmergencyAccessHandler handler) => handler.HandleAsync(new(reference, EmergencyReason.Unreachable, "تعذر الاتصال بالأمانة والموقع يحتاج إلى إخلاء"), manager, CancellationToken.None))).Expect().Id;
    }

    private static State Sent(string name, string path, string form, params (string, string)[] fields) => new(name, Who.Manager, async visit =>
    {
        await visit.GoAsync(path);
        await visit.FillAsync(fields);
        await visit.SendAsync(form);
    });

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
