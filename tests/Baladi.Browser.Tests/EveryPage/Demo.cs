using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Licenses;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.Sessions;
using Baladi.Core.Privacy;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Shared.Localization;
using Baladi.Core.Payments.Invoicing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What lies in the demo database, asked of the server's own services, and who signs in to it.</summary>
internal sealed class Demo(BaladiServer server)
{
    public static readonly Texts Words = Texts.Embedded(strict: true);
    private static readonly IReadOnlyList<DemoPerson> People = DemoPeople.Read().People;
    private readonly ConcurrentDictionary<long, string> ids = new();

    public IServiceProvider Services => server.Services;

    /// <summary>The services that begin something, and those about a license.</summary>
    public IEnumerable<Procedure> Offered => Published.Where(procedure => procedure.Concerns is null);
    public IEnumerable<Procedure> About => Published.Where(procedure => procedure.Concerns is not null);

    private IEnumerable<Procedure> Published => Services.GetRequiredService<PublishedCatalog>().AllInForce<Procedure>().Select(published => published.Content);

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => Services.AskAsync(ask);

    public Task<T> ReadAsync<T>(Func<BaladiDbContext, Task<T>> read) => AskAsync(read);

    /// <summary>One case for each milestone a case of the demo stands at.</summary>
    public Task<List<Case>> OneOfEachAsync() => ReadAsync(async db =>
        (await db.Set<Case>().AsNoTracking().OrderBy(c => c.Id).ToListAsync()).DistinctBy(c => (c.Milestone, c.Result)).ToList());

    public Task<Case> CaseAtAsync(string milestone, string? service = null) => ReadAsync(db =>
        db.Set<Case>().AsNoTracking().Where(c => c.Milestone == milestone && (service == null || c.ServiceCode == service)).OrderBy(c => c.Id).FirstAsync());

    /// <summary>As if a clause had been measured as failed.</summary>
    public Task<int> FailAsync(Case @case, string clause) => ReadAsync(db => db.Provider.WriteAsync(db, cancel => db.Set<CaseVerdict>()
        .Where(judged => judged.CaseId == @case.Id && judged.ClauseCode == clause && judged.SupersededAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(judged => judged.Verdict, Verdict.Fail).SetProperty(judged => judged.Why, VerdictReason.None), cancel), CancellationToken.None));

    public Task<List<Case>> CasesAsync(string milestone, string service) => ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => c.Milestone == milestone && c.ServiceCode == service).OrderBy(c => c.Id).ToListAsync());

    /// <summary>A case on which a task of the code is open, at the authority where there is a choice, and no clause has failed.</summary>
    public Task<Case> CaseWithTaskAsync(string task, string? authority = null, int skip = 0) => ReadAsync(db =>
        (from open in db.Set<CaseTask>()
         join @case in db.Set<Case>() on open.CaseId equals @case.Id
         join at in db.Authorities on open.AuthorityId equals at.Id
         where open.Code == task && open.State == TaskState.Open && (authority == null || at.Code == authority)
            && !db.Set<CaseVerdict>().Any(judged => judged.CaseId == @case.Id && judged.Verdict == Verdict.Fail && judged.SupersededAt == null)
         orderby @case.Id
         select @case).AsNoTracking().Skip(skip).FirstAsync());

    /// <summary>A case that asks for a waiver of fees nobody has decided on.</summary>
    public Task<Case> AskingWaiverAsync() => ReadAsync(db => (from fact in db.Set<CaseFact>()
                                                              where fact.Code == "event.asksWaiver"
                                                              join @case in db.Set<Case>() on fact.CaseId equals @case.Id
                                                              where @case.Milestone == "in-review"
                                                              orderby @case.Id
                                                              select @case).AsNoTracking().FirstAsync());

    /// <summary>A case with a tax invoice, and the key of that.</summary>
    public Task<(Case Case, long Paper)> TaxedAsync() => ReadAsync(async db =>
    {
        var paper = (await db.Set<InvoiceDocument>().AsNoTracking().OrderBy(d => d.Id).ToListAsync()).First(d => d.IsTaxed);
        return (await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == paper.CaseId), paper.Id);
    });

    /// <summary>A case that waits for its applicant to put things right.</summary>
    public Task<Case> CaseToCorrectAsync() => ReadAsync(db => db.Set<Case>().AsNoTracking()
        .Where(c => db.Set<Correction>().Any(correction => correction.CaseId == c.Id && correction.State == CorrectionState.Open)).OrderBy(c => c.Id).FirstAsync());

    public Task<List<License>> LicensesAsync() => ReadAsync(db => db.Set<License>().AsNoTracking().OrderBy(license => license.Id).ToListAsync());

    public async Task<string> ApplicantOfAsync(Case @case) => ids.TryGetValue(@case.ApplicantPersonId, out var known) ? known : ids[@case.ApplicantPersonId] = await ReadAsync(async db =>
    {
        var hash = await db.People.Where(person => person.Id == @case.ApplicantPersonId).Select(person => person.NationalIdHash).SingleAsync();
        var vault = Services.GetRequiredService<NationalIdVault>();
        return People.Single(person => vault.Hash(person.NationalId) == hash).NationalId;
    });

    public Task<bool> AppointAsync(string nationalId, string role, string authority) => ReadAsync(async db =>
    {
        var hash = Services.GetRequiredService<NationalIdVault>().Hash(nationalId);
        var person = await db.People.Where(p => p.NationalIdHash == hash).Select(p => p.Id).SingleAsync();
        var at = await db.Authorities.Where(a => a.Code == authority).Select(a => a.Id).SingleAsync();
        db.Appointments.Add(new(person, role, at, Services.GetRequiredService<TimeProvider>().Today().AddDays(-1)));
        return await db.SaveChangesAsync() > 0;
    });

    /// <summary>A session on some other device.</summary>
    public async Task StartSessionAsync(string nationalId, bool ended)
    {
        var actor = await Services.ActorAsync(nationalId);
        var started = await AskAsync((StartSessionHandler start) => start.HandleAsync(new StartSession
        {
            AccountId = actor.AccountId!.Value, Proof = SessionProof.Password, Address = System.Net.IPAddress.Parse("95.177.12.34"), UserAgent = "Mozilla/5.0 (iPhone) Version/17.5 Safari/604.1",
        }, CancellationToken.None));
        if (ended) await AskAsync((EndSessionHandler end) => end.HandleAsync(new EndSession(started.Session.Id, SessionEnd.SignedOut), actor, CancellationToken.None));
    }

    /// <summary>An authenticator app and recovery codes, one of them used, besides what there is.</summary>
    public async Task AddFactorsAsync(string nationalId)
    {
        var actor = await Services.ActorAsync(nationalId);
        if (await ReadAsync(db => db.Authenticators.AnyAsync(known => known.AccountId == actor.AccountId))) return;
        var session = await ReadAsync(db => db.Sessions.Where(one => one.AccountId == actor.AccountId && one.EndedAt == null).Select(one => (long?)one.Id).FirstOrDefaultAsync());
        var secret = Totp.NewSecret();
        await AskAsync((AddAuthenticatorHandler add) => add.HandleAsync(new AddAuthenticator(secret, "Pixel 9", Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())), session), actor, CancellationToken.None));
        var codes = await AskAsync((MakeRecoveryCodesHandler make) => make.HandleAsync(new MakeRecoveryCodes(session), actor, CancellationToken.None));
        await AskAsync((CheckSecondFactorHandler check) => check.HandleAsync(new CheckSecondFactor(actor.AccountId!.Value, codes.Value![0]), CancellationToken.None));
    }

    public Task<string> CodeSentToAsync(string nationalId) => server.CodeSentToAsync(nationalId);

    public async Task<IReadOnlyList<string>> NewCodesAsync(string nationalId)
    {
        var actor = await Services.ActorAsync(nationalId);
        return (await AskAsync((MakeRecoveryCodesHandler make) => make.HandleAsync(new MakeRecoveryCodes(null), actor, CancellationToken.None))).Expect();
    }

    /// <summary>A change of the mobile that waits for its day.</summary>
    public async Task WaitForMobileAsync(string nationalId)
    {
        var actor = await Services.ActorAsync(nationalId);
        var draft = await AskAsync((BeginMobileChangeHandler begin) => begin.HandleAsync(new BeginMobileChange("0551110099"), actor, CancellationToken.None));
        if (draft.IsDone) await AskAsync((ConfirmMobileChangeHandler confirm) => confirm.HandleAsync(new ConfirmMobileChange(draft.Value!, draft.Value!.Code, null, null), actor, CancellationToken.None));
    }

    /// <summary>As if the person had proven who they are just now, in every session of theirs.</summary>
    public async Task ProveAsync(string nationalId)
    {
        var actor = await Services.ActorAsync(nationalId);
        await ReadAsync(db => db.Provider.WriteAsync(db, cancel => db.Sessions.Where(session => session.AccountId == actor.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvenAt, TimeProvider.System.GetUtcNow()), cancel), CancellationToken.None));
    }

    /// <summary>An officer and an auditor look at whatever cases they may see.</summary>
    public async Task LookAsync()
    {
        var references = await ReadAsync(db => db.Set<Case>().Select(c => c.Reference).ToListAsync());
        foreach (var viewer in new[] { Who.Reviewer, Who.Auditor })
        {
            var actor = await Services.ActorAsync(viewer, Channel.Desk);
            foreach (var reference in references)
                await AskAsync((RecordViewingHandler record) => record.HandleAsync(new(reference, null, ViewedThing.Case), actor, CancellationToken.None));
        }
    }

    /// <summary>Through the pages, second factor included.</summary>
    public async Task SignInAsync(IPage page, string nationalId, string language)
    {
        if (!page.Url.Contains("/account/sign-in", StringComparison.Ordinal)) await page.GotoAsync($"{language}/account/sign-in");
        await page.FillAsync("[name=NationalId]", nationalId);
        await page.FillAsync("[name=Password]", SeedDemoPeople.Password);
        await PressAsync();
        if (page.Url.Contains("/sign-in/code", StringComparison.Ordinal))
        {
            var id = (await Services.ActorAsync(nationalId)).AccountId;
            // Whoever has an app is sent a message only when they ask for it.
            if (await ReadAsync(db => db.Authenticators.AnyAsync(known => known.AccountId == id)))
            {
                await page.EvalOnSelectorAsync("main form[action*='/resend']", "form => form.requestSubmit()");
                await page.WaitForURLAsync(new Regex("resent="));
            }
            await page.FillAsync("[name=Code]", await server.CodeSentToAsync(nationalId));
            await PressAsync();
        }
        if (page.Url.Contains("/sign-in", StringComparison.Ordinal)) throw new InvalidOperationException($"{nationalId} was not let in: {page.Url}");

        async Task PressAsync()
        {
            await page.Locator("main form button").First.ClickAsync();
            await page.WaitForLoadStateAsync();
        }
    }
}
