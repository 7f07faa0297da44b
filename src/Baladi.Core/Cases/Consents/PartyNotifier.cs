using Baladi.Core.Notifications;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Consents;

/// <summary>Tells the other party of a case, in their language, that they are asked; nothing of the case but the service.</summary>
public sealed class PartyNotifier(ReadContacts contacts, Outbox outbox, PortalLinks links)
{
    public const string Asked = "consent-asked";
    public const string Reminder = "consent-reminder";

    public async Task TellAsync(CaseFile file, string template, IReadOnlyDictionary<string, string> more, CancellationToken cancel)
    {
        if (Side.Party(file.Case) is not { } party) return;
        var key = (party.EstablishmentId, party.PersonId);
        foreach (var contact in (await contacts.OfAsync([key], cancel))[key])
        {
            var values = new Dictionary<string, string>
            {
                ["service"] = file.Procedure.Content.Service.Name.In(contact.Language),
                ["reference"] = file.Case.Reference,
                ["link"] = links.Consent(contact.Language, file.Case.Reference),
            };
            foreach (var (name, value) in more) values[name] = value;
            outbox.Add(template, contact.Language, contact.Mobile, contact.Email, values, file.Case.Id);
        }
    }
}

public sealed class ConsentReminder(PartyNotifier notifier) : IReminder
{
    public bool IsFor(CaseTask task) => task.Holder == Procedures.Holder.Party;

    public Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel) => notifier.TellAsync(file, PartyNotifier.Reminder, task.Told, cancel);
}
