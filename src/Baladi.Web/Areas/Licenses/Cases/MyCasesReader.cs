using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Areas.Licenses.Applications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Reads the lists of one's own applications, licenses and drafts.</summary>
public sealed class MyCasesReader(ReadOwnCases cases, ReadConsents consents, ReadLicenses licenses, OwnDrafts drafts, OpenDraft open, PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    public const int CasesPerPage = 10;
    public const int LicensesPerPage = 12;
    private const int LicensesOnFirstPage = 4;
    private const int MostWaiting = 20;

    public async Task<MyCasesPage> PageAsync(Actor actor, long? before, CancellationToken cancel)
    {
        // One more than is shown tells whether there are older ones.
        var found = await cases.PageAsync(actor, before, CasesPerPage + 1, cancel);
        var page = new MyCasesPage
        {
            Cases = Rows(found.Take(CasesPerPage), actor),
            OlderCases = found.Count > CasesPerPage ? found[CasesPerPage - 1].Id : null,
            IsLater = before is not null,
        };
        if (page.IsLater) return page;

        var issued = await licenses.PageAsync(actor, null, LicensesOnFirstPage + 1, cancel);
        return page with
        {
            Asked = await consents.WaitingAsync(actor, MostWaiting, cancel),
            Waiting = Rows(await cases.WaitingAsync(actor, MostWaiting, cancel), actor),
            Licenses = Rows(issued.Take(LicensesOnFirstPage), actor),
            MoreLicenses = issued.Count > LicensesOnFirstPage,
            Drafts = await DraftsAsync(actor, cancel),
        };
    }

    public async Task<LicensesPage> LicensesAsync(Actor actor, long? before, CancellationToken cancel)
    {
        var found = await licenses.PageAsync(actor, before, LicensesPerPage + 1, cancel);
        return new(Rows(found.Take(LicensesPerPage), actor), found.Count > LicensesPerPage ? found[LicensesPerPage - 1].License.Id : null, before is not null);
    }

    private async Task<IReadOnlyList<BegunApplication>> DraftsAsync(Actor actor, CancellationToken cancel) =>
        [.. (await drafts.Of(actor).AsNoTracking().Where(draft => draft.SubmittedCaseId == null).OrderByDescending(draft => draft.Id).ToListAsync(cancel)).Select(open.Begun)];

    private List<CaseRow> Rows(IEnumerable<OwnCase> found, Actor actor)
    {
        var now = time.GetUtcNow();
        return [.. from c in found
                   let procedure = catalog.Version<Procedure>(c.ProcedureVersionId).Content
                   select new CaseRow
                   {
                       Reference = c.Reference,
                       Title = c.Title,
                       Service = procedure.Service.Name,
                       Milestone = procedure.MilestoneOf(c.Milestone),
                       Authority = geography.Authority(c.AuthorityId),
                       Establishment = EstablishmentOf(c.EstablishmentId, actor),
                       SubmittedAt = c.SubmittedAt,
                       DueAt = c.DueAt,
                       NextTask = c.NextTask,
                       NextDue = c.NextDue,
                       IsLate = c.Result == CaseResult.Open && c.NextTask is null && c.DueAt < now,
                   }];
    }

    private List<LicenseRow> Rows(IEnumerable<ReadLicense> found, Actor actor) =>
        [.. found.Select(row => new LicenseRow(row.License, row.License.StatusOn(time.Today()), EstablishmentOf(row.License.EstablishmentId, actor), geography.Authority(row.License.AuthorityId)))];

    // Whoever left an establishment no longer sees its cases, so the membership always knows the name.
    private static LocalizedText? EstablishmentOf(long? id, Actor actor) => id is null ? null : actor.Choices().FirstOrDefault(choice => choice.EstablishmentId == id)?.Name;
}
