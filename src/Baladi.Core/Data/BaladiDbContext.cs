using System.Data.Common;
using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Documents;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Planned;
using Baladi.Core.Licenses.Renewals;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.Maps.Importing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.Mandates;
using Baladi.Core.People.Sessions;
using Baladi.Core.People.Absences;
using Baladi.Core.People.Appointments;
using Baladi.Core.People.Interests;
using Baladi.Core.Privacy;
using Baladi.Core.People.SupportCentre;
using Baladi.Core.Publishing;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Registries;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baladi.Core.Data;

/// <summary>
/// The one database of the portal. Saving takes the engine's right to write and appends the audit entries of everything
/// audited in the same transaction; there is no other way to write through it.
/// </summary>
public sealed class BaladiDbContext(DbContextOptions<BaladiDbContext> options, IDatabaseProvider provider, AuditTrail audit)
    : IdentityUserContext<Account, long>(options)
{
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Authority> Authorities => Set<Authority>();
    public DbSet<City> Cities => Set<City>();
    public DbSet<MapDataset> MapDatasets => Set<MapDataset>();
    public DbSet<DatasetVersion> MapDatasetVersions => Set<DatasetVersion>();
    public DbSet<MapFeature> MapFeatures => Set<MapFeature>();
    public DbSet<MapImport> MapImports => Set<MapImport>();
    public DbSet<ImportProgress> MapImportProgress => Set<ImportProgress>();
    public DbSet<ImportFinding> MapImportFindings => Set<ImportFinding>();
    public DbSet<MapWord> MapWords => Set<MapWord>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Establishment> Establishments => Set<Establishment>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<MembershipOffer> MembershipOffers => Set<MembershipOffer>();
    public DbSet<LicenseKey> LicenseKeys => Set<LicenseKey>();
    public DbSet<LicenseKeyLeak> LicenseKeyLeaks => Set<LicenseKeyLeak>();
    public DbSet<LicenseChange> LicenseChanges => Set<LicenseChange>();
    public DbSet<RenewalReminder> RenewalReminders => Set<RenewalReminder>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();
    public DbSet<ReconciliationDifference> ReconciliationDifferences => Set<ReconciliationDifference>();
    public DbSet<ReportedMovement> ReportedMovements => Set<ReportedMovement>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<AppointmentChange> AppointmentChanges => Set<AppointmentChange>();
    public DbSet<Interest> Interests => Set<Interest>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<MobileChange> MobileChanges => Set<MobileChange>();
    public DbSet<SignInLock> SignInLocks => Set<SignInLock>();
    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();
    public DbSet<Mandate> Mandates => Set<Mandate>();
    public DbSet<PersonEvent> PersonEvents => Set<PersonEvent>();
    public DbSet<PublicationVersion> Publications => Set<PublicationVersion>();
    public DbSet<PublicationDraft> PublicationDrafts => Set<PublicationDraft>();
    public DbSet<PublicationEvent> PublicationEvents => Set<PublicationEvent>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<PublicationNotice> PublicationNotices => Set<PublicationNotice>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();
    public DbSet<SamplingDraw> SamplingDraws => Set<SamplingDraw>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    // Visits are their clerk's alone (OwnVisits), slips are found by ID and code only.
    internal DbSet<CounterVisit> CounterVisits => Set<CounterVisit>();
    internal DbSet<RegistryAnswer> RegistryAnswers => Set<RegistryAnswer>();
    internal DbSet<RecoverySlip> RecoverySlips => Set<RecoverySlip>();

    // Cases and what belongs to them are read through CaseAccess only; drafts belong to their owner.
    internal DbSet<Draft> Drafts => Set<Draft>();
    internal DbSet<DraftEvidence> DraftFiles => Set<DraftEvidence>();
    internal DbSet<Case> Cases => Set<Case>();
    internal DbSet<CasePin> CasePins => Set<CasePin>();
    internal DbSet<CaseFact> CaseFacts => Set<CaseFact>();
    internal DbSet<CaseVerdict> CaseVerdicts => Set<CaseVerdict>();
    internal DbSet<CaseTask> CaseTasks => Set<CaseTask>();
    internal DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    internal DbSet<Evidence> Evidence => Set<Evidence>();
    internal DbSet<Correction> Corrections => Set<Correction>();
    internal DbSet<Decision> Decisions => Set<Decision>();
    internal DbSet<WaiverDecision> WaiverDecisions => Set<WaiverDecision>();
    internal DbSet<SiteVisit> SiteVisits => Set<SiteVisit>();
    internal DbSet<VisitTurn> VisitTurns => Set<VisitTurn>();
    internal DbSet<Violation> Violations => Set<Violation>();
    internal DbSet<ConflictAttempt> ConflictAttempts => Set<ConflictAttempt>();
    internal DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();
    internal DbSet<EmergencyView> EmergencyViews => Set<EmergencyView>();
    internal DbSet<ClockSegment> ClockSegments => Set<ClockSegment>();
    internal DbSet<QueueEntry> QueueEntries => Set<QueueEntry>();
    internal DbSet<Invoice> Invoices => Set<Invoice>();
    internal DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();
    internal DbSet<InvoiceDocument> InvoiceDocuments => Set<InvoiceDocument>();
    internal DbSet<Payment> Payments => Set<Payment>();
    internal DbSet<License> Licenses => Set<License>();
    internal DbSet<SampledLicense> SampledLicenses => Set<SampledLicense>();
    internal DbSet<LicenseWord> LicenseWords => Set<LicenseWord>();
    internal DbSet<Viewing> Viewings => Set<Viewing>();
    internal DbSet<Erasure> Erasures => Set<Erasure>();

    public IDatabaseProvider Provider => provider;

    private readonly List<(IReadOnlyCollection<object> Rows, Func<CancellationToken, Task> Insert)> untracked = [];

    /// <summary>
    /// Many rows that are written with the next save and not looked at again: inserted after the tracked ones, in the same
    /// transaction and audit entry, at a fraction of the cost of tracking them. A few go faster the usual way, in one batch with others.
    /// </summary>
    internal void AddUntracked<T>(IReadOnlyCollection<T> rows) where T : class
    {
        if (rows.Count > 0) untracked.Add((rows, cancel => provider.BulkInsertAsync(this, rows, cancel)));
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            // Numbers without gaps are known only once the transaction holds them, and are part of what is audited.
            var numbered = NumberSeries.Waiting(this);
            if (numbered.Count == 0) await AppendAsync(cancellationToken);
            return Database.CurrentTransaction is null ? await provider.WriteAsync(this, NumberAndSaveAsync, cancellationToken) : await NumberAndSaveAsync(cancellationToken);

            async Task<int> NumberAndSaveAsync(CancellationToken cancel)
            {
                if (numbered.Count == 0) return await SaveAsync(cancel);
                await NumberSeries.TakeAsync(this, numbered, cancel);
                await AppendAsync(cancel);
                return await SaveAsync(cancel);
            }
        }
        catch (Exception error) when (SomebodyWasFaster(error)) { throw new DbUpdateConcurrencyException(error.Message, error); }
        finally { untracked.Clear(); }

        Task AppendAsync(CancellationToken cancel) => audit.AppendAsync(this, [.. untracked.SelectMany(added => added.Rows)], cancel);

        async Task<int> SaveAsync(CancellationToken cancel)
        {
            // The whole transaction is given up when anything fails: no need to be able to give up a part of it.
            Database.AutoSavepointsEnabled = false;
            var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
            foreach (var (_, insert) in untracked) await insert(cancel);
            return count;
        }
    }

    // Two who change one case at the same moment both write its next event and audit entry. Those collide before the version of
    // the case is ever compared, and mean the same; so do two who draw one license number, or record one look. Every engine names the table or its index in the error.
    private bool SomebodyWasFaster(Exception error) => error is not DbUpdateConcurrencyException && (error as DbException ?? error.InnerException) is DbException inner
        && (provider.IsTransient(inner) || (provider.IsUniqueViolation(inner) && Contested.Any(table => inner.Message.Contains(table, StringComparison.Ordinal))));

    private static readonly string[] Contested = ["AuditEntries", "AuditHeads", "CaseEvents", "Cases", "Licenses", "RenewalReminders", "AppointmentChanges", "ConflictAttempts", "Viewings", "SignInLocks", "Reconciliations", "SamplingDraws", "SampledLicenses", "NumberSeries", "InvoiceDocuments", "LicenseKeyLeaks", "Violations", "Publications", "PublicationDrafts", "Follows", "Invoices", "MapDatasets", "MapDatasetVersions"];

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Saving is asynchronous: SaveChangesAsync.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        provider.ConfigureConventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BaladiDbContext).Assembly);
        builder.Entity<IdentityUserClaim<long>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<long>>().ToTable("AccountTokens");
        builder.Entity<IdentityUserPasskey<long>>().ToTable("AccountPasskeys");
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            foreach (var name in entity.ClrType.GetProperties().Where(property => property.PropertyType == typeof(LocalizedText)))
                builder.Entity(entity.ClrType).ComplexProperty(name.PropertyType, name.Name, text =>
                {
                    text.Property(nameof(LocalizedText.Ar)).HasMaxLength(400);
                    text.Property(nameof(LocalizedText.En)).HasMaxLength(400);
                });
            // Keys are made by Ids, before the row is written.
            if (entity.FindPrimaryKey()?.Properties is [{ Name: "Id" } key] && entity.ClrType.Assembly == typeof(BaladiDbContext).Assembly)
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (entity.ClrType.IsDefined(typeof(AuditedAttribute), inherit: false))
                builder.Entity(entity.ClrType).Property<byte[]>(AuditTrail.Salt).HasMaxLength(AuditTrail.SaltLength).IsRequired();
        }
        provider.ConfigureModel(builder);
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Halalas, halalas => new Money(halalas));
}
