using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Authorities;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy;

/// <summary>Puts together the copy of somebody's data that they may take with them.</summary>
public sealed class ReadDataCopy(BaladiDbContext db, CaseAccess access, ReadCase cases, ReadInvoices invoices, ReadLicenses licenses, OwnDrafts drafts, ReadViewings viewings, ReadFollows follows,
    PublishedCatalog catalog, Geography geography, FactTexts facts, NationalIdVault vault, TimeProvider time)
{
    /// <returns>Null where the account is gone.</returns>
    public async Task<DataCopy?> FindAsync(Actor actor, CancellationToken cancel)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == actor.PersonId, cancel) is not { } person) return null;
        var own = await access.AppliedForBy(actor).AsNoTracking().OrderBy(c => c.Id).Select(c => c.Reference).ToListAsync(cancel);
        return new()
        {
            MadeAt = time.GetUtcNow(),
            Person = new(vault.Decrypt(person.NationalIdCipher), person.Name, person.Mobile, person.IdentitySource, person.VerifiedAt, person.IdExpiresOn),
            Accounts = await db.Users.AsNoTracking().Where(a => a.PersonId == person.Id).OrderBy(a => a.Id).Select(a => new CopiedAccount(a.Language, a.TwoFactorEnabled)).ToListAsync(cancel),
            Sessions = await (from s in db.Sessions.AsNoTracking() join a in db.Users on s.AccountId equals a.Id where a.PersonId == person.Id orderby s.Id
                              select new CopiedSession(s.StartedAt, s.LastSeenAt, s.EndedAt, s.Browser, s.Platform, s.Network)).ToListAsync(cancel),
            Establishments = await (from m in db.Memberships.AsNoTracking() join e in db.Establishments on m.EstablishmentId equals e.Id where m.PersonId == person.Id orderby m.Id
                                    select new CopiedEstablishment(e.CommercialRegistration, e.Name, m.Role, m.From, m.To)).ToListAsync(cancel),
            MembershipOffers = await (from o in db.MembershipOffers.AsNoTracking() join e in db.Establishments on o.EstablishmentId equals e.Id where o.PersonId == person.Id orderby o.Id
                                      select new CopiedMembershipOffer(e.CommercialRegistration, e.Name, o.Role, o.OfferedAt, o.LastDay, o.State, o.EndedAt)).ToListAsync(cancel),
            Posts = await PostsAsync(person, cancel),
            Absences = await db.Absences.AsNoTracking().Where(a => a.PersonId == person.Id).OrderBy(a => a.Id).Select(a => new CopiedAbsence(a.From, a.To)).ToListAsync(cancel),
            Interests = [.. (await db.Interests.AsNoTracking().Where(i => i.PersonId == person.Id).OrderBy(i => i.Id).ToListAsync(cancel))
                .Select(i => new CopiedInterest(i.Kind, i.RelatedIdCipher is { } related ? vault.Decrypt(related) : null, i.CommercialRegistration, i.Words, i.From, i.To))],
            Mandates = await MandatesAsync(person, cancel),
            MobileChanges = await db.MobileChanges.AsNoTracking().Where(m => m.PersonId == person.Id).OrderBy(m => m.Id).Select(m => new CopiedMobile(m.Mobile, m.AskedAt, m.State, m.EndedAt)).ToListAsync(cancel),
            Factors = await FactorsAsync(person, cancel),
            AccountEvents = await db.AccountEvents.AsNoTracking().Where(e => e.PersonId == person.Id).OrderBy(e => e.Id).Select(e => new CopiedAccountEvent(e.At, e.Kind, e.Detail)).ToListAsync(cancel),
            PersonEvents = await db.PersonEvents.AsNoTracking().Where(e => e.PersonId == person.Id).OrderBy(e => e.Id).Select(e => new CopiedPersonEvent(e.At, e.Kind, e.Channel, e.Detail)).ToListAsync(cancel),
            RegistryAnswers = await db.RegistryAnswers.AsNoTracking().Where(a => a.PersonId == person.Id).OrderBy(a => a.Id).Select(a => new CopiedRegistryAnswer(a.AskedAt, a.Registry, a.Verdict)).ToListAsync(cancel),
            Follows = [.. (await follows.AllAsync(actor, cancel)).Select(f => new CopiedFollow(f.Document?.Content.Title ?? Same(f.Code), f.Since))],
            Drafts = await DraftsAsync(actor, cancel),
            Cases = await CasesAsync(own, actor, cancel),
            Messages = await MessagesAsync(person, actor, cancel),
            Viewings = [.. (await viewings.PageAsync(actor, null, null, int.MaxValue - 1, cancel))!.Select(v => new CopiedViewing(v.At, v.Post, v.Authority, v.What, v.Purpose, v.Reference))],
        };
    }

    private async Task<List<CopiedPost>> PostsAsync(Person person, CancellationToken cancel)
    {
        var names = catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).ToDictionary(role => role.Code, role => role.Name);
        var posts = await db.Appointments.AsNoTracking().Where(a => a.PersonId == person.Id).OrderBy(a => a.Id).ToListAsync(cancel);
        return [.. posts.Select(a => new CopiedPost(names.GetValueOrDefault(a.Role) ?? Same(a.Role), geography.Authority(a.AuthorityId).Name, a.From, a.To))];
    }

    private async Task<List<CopiedMandate>> MandatesAsync(Person person, CancellationToken cancel)
    {
        var rows = await (
            from mandate in db.Mandates.AsNoTracking()
            where mandate.GrantorPersonId == person.Id || mandate.DelegatePersonId == person.Id
            join grantor in db.People on mandate.GrantorPersonId equals grantor.Id
            join friend in db.People on mandate.DelegatePersonId equals (long?)friend.Id into friends
            from friend in friends.DefaultIfEmpty()
            join office in db.Establishments on mandate.DelegateEstablishmentId equals (long?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            orderby mandate.Id
            select new { Mandate = mandate, Grantor = grantor, Friend = friend, Office = office }).ToListAsync(cancel);
        return [.. from row in rows
                   let given = row.Grantor.Id == person.Id
                   let mandate = row.Mandate
                   select new CopiedMandate(mandate.Reference, mandate.Kind, given, given ? row.Office?.Name ?? (mandate.AcceptedAt is null ? null : row.Friend?.Name) : row.Grantor.Name,
                       mandate.Services.Length == 0 ? null : string.Join(", ", mandate.ServiceCodes), mandate.From, mandate.To, mandate.GrantedAt, mandate.AcceptedAt, mandate.EndedAt)];
    }

    private async Task<List<CopiedFactor>> FactorsAsync(Person person, CancellationToken cancel)
    {
        var accounts = db.Users.Where(a => a.PersonId == person.Id).Select(a => a.Id);
        var apps = await db.Authenticators.AsNoTracking().Where(f => accounts.Contains(f.AccountId)).OrderBy(f => f.Id).Select(f => new CopiedFactor(f.Name, f.AddedAt)).ToListAsync(cancel);
        var passkeys = await db.Set<IdentityUserPasskey<long>>().AsNoTracking().Where(key => accounts.Contains(key.UserId)).ToListAsync(cancel);
        return [.. apps, .. passkeys.Select(key => new CopiedFactor(key.Data.Name ?? "", key.Data.CreatedAt))];
    }

    private async Task<List<CopiedDraft>> DraftsAsync(Actor actor, CancellationToken cancel)
    {
        var definitions = Definitions();
        var copied = new List<CopiedDraft>();
        foreach (var draft in await drafts.Of(actor).AsNoTracking().Where(d => d.SubmittedCaseId == null).Include(d => d.Evidence).ThenInclude(e => e.File).AsSplitQuery().OrderBy(d => d.Id).ToListAsync(cancel))
        {
            var answers = draft.Read().Facts.Select(answer => definitions.GetValueOrDefault(answer.Key) is { } fact
                ? new CopiedAnswer(fact.Label, facts.Show(fact, FactInput.ValueOf(fact, answer.Value)))
                : new CopiedAnswer(Same(answer.Key), Same(answer.Value)));
            var service = catalog.InForce<Procedure>(draft.ServiceCode)?.Content.Service.Name ?? Same(draft.ServiceCode);
            copied.Add(new(draft.Reference, service, draft.CreatedAt, draft.ChangedAt, [.. answers], [.. draft.Evidence.Select(e => Document(draft.Reference, e.File.Name, e.File.ContentType, e.File.CreatedAt, e.StoredFileId))]));
        }
        return copied;
    }

    private async Task<List<CopiedCase>> CasesAsync(List<string> references, Actor actor, CancellationToken cancel)
    {
        var definitions = Definitions();
        var copied = new List<CopiedCase>();
        foreach (var reference in references)
        {
            var view = (await cases.FindAsync(reference, actor, cancel))!;
            var license = await licenses.OfCaseAsync(view.Case.Id, actor, cancel);
            copied.Add(new()
            {
                Reference = reference,
                Service = view.Procedure.Content.Service.Name,
                Title = view.Case.Title,
                Authority = geography.Authority(view.Case.AuthorityId).Name,
                SubmittedAt = view.Case.SubmittedAt,
                Milestone = view.Milestone.Name,
                Answers = [.. view.Facts.Select(fact => definitions.GetValueOrDefault(fact.Code) is { } definition
                    ? new CopiedAnswer(definition.Label, facts.Show(definition, fact.Value))
                    : new CopiedAnswer(Same(fact.Code), Same($"{fact.Value}")))],
                Documents = [.. view.Evidence.Concat(view.Photos).Select(e => Document(reference, e.Name, e.ContentType, e.AddedAt, e.StoredFileId))],
                History = [.. view.Events.Where(e => e.Event.IsPublic).Select(e => new CopiedEvent(e.Event.OccurredAt, e.Event.Kind, e.Event.Party, e.Event.Channel, e.Event.Text))],
                Invoices = [.. (await invoices.OfCaseAsync(view.Case.Id, actor, cancel)).Select(i => new CopiedInvoice(i.Invoice.Number, i.Invoice.Total.ToString(), i.Invoice.State, i.Invoice.IssuedAt, i.Invoice.PaidAt))],
                License = license is null ? null : new(license.License.Number, license.License.Holder, license.License.ValidFrom, license.License.ValidTo, license.License.State),
            });
        }
        return copied;
    }

    // What was sent about their cases and to their mobile. Codes are good for minutes and belong to nobody's record.
    private Task<List<CopiedMessage>> MessagesAsync(Person person, Actor actor, CancellationToken cancel)
    {
        var own = access.AppliedForBy(actor);
        return db.Outbox.AsNoTracking().Where(m => m.CaseId != null && m.Recipient == person.Mobile && own.Any(c => c.Id == m.CaseId)).OrderBy(m => m.Id)
            .Select(m => new CopiedMessage(m.CreatedAt, m.Recipient, m.Subject, m.Body)).ToListAsync(cancel);
    }

    private Dictionary<string, FactDefinition> Definitions() => catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code);

    // What was asked once and is published no more has no words left but its code.
    private static LocalizedText Same(string text) => new(text, text);

    // Numbered by its key: two documents may bear one name, and a name is never a path.
    private static CopiedDocument Document(string reference, string name, string contentType, DateTimeOffset at, long file) =>
        new(name, at, $"documents/{reference}/{file:x}{SniffedContent.OfType(contentType)?.Extension}") { StoredFileId = file };
}
