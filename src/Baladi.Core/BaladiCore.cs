using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Data.Backups;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Documents;
using Baladi.Core.Fees;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Planned;
using Baladi.Core.Licenses.Renewals;
using Baladi.Core.Licenses.Sampled;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.Authorities;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.Drawings;
using Baladi.Core.Maps.Files.GeoJson;
using Baladi.Core.Maps.Files.Shapefiles;
using Baladi.Core.Maps.Importing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Maps.Places;
using Baladi.Core.Maps.Tiles;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.Recovery;
using Baladi.Core.People.Mandates;
using Baladi.Core.People.Sessions;
using Baladi.Core.People.Absences;
using Baladi.Core.People.Appointments;
using Baladi.Core.People.SupportCentre;
using Baladi.Core.Procedures;
using Baladi.Core.Privacy;
using Baladi.Core.Privacy.Erasing;
using Baladi.Core.Publishing;
using Baladi.Core.Registries;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Requirements;
using Baladi.Core.Search;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core;

/// <summary>Where an installation keeps what is not in the database, and how people reach it.</summary>
/// <param name="Storage">The folder of files, keys and audit checkpoints.</param>
/// <param name="Portal">The public address, with a slash at its end.</param>
/// <param name="CreateKeys">Whether missing keys are made: on development and demo systems only.</param>
/// <param name="Demo">Whether what it issues is for show, and says so.</param>
public sealed record Installation(string Storage, Uri Portal, bool CreateKeys, bool Demo = false);

public static class BaladiCore
{
    /// <summary>Registers everything of the core. The web adds the database and the gateways.</summary>
    public static IServiceCollection AddBaladiCore(this IServiceCollection services, Installation installation)
    {
        var clock = new Clock(TimeProvider.System);
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton(installation).AddSingleton(new KeyRing(Path.Combine(installation.Storage, "keys"), installation.CreateKeys));
        services.AddSingleton(new AuditArchive(Path.Combine(installation.Storage, AuditArchive.Folder)));
        services.AddSingleton(provider => new FileStore(installation.Storage, provider.GetRequiredService<TimeProvider>(), provider.GetService<IFileScanner>()));
        services.AddSingleton(new PortalLinks(installation.Portal));
        services.AddSingleton<NationalIdVault>().AddSingleton<PublishedCatalog>().AddSingleton<PublicationChecks>().AddSingleton<IPublicationCheck, Contradictions>().AddSingleton<Geography>().AddSingleton<CatalogSearch>();
        services.AddSingleton<IMapFormat, GeoJsonFormat>().AddSingleton<IMapFormat, ShapefileFormat>().AddSingleton<IMapFormat, DxfFormat>().AddSingleton<IMapWriter, GeoJsonWriter>().AddSingleton<MapFiles>();
        services.AddSingleton<FactInput>().AddSingleton<FactTexts>().AddSingleton<FormulaTexts>().AddSingleton<RequirementEvaluator>().AddSingleton<RequirementsOfCase>()
            .AddSingleton<CaseBooks>().AddSingleton<ViolationNames>().AddSingleton<CaseForm>().AddSingleton<CorrectedForms>().AddSingleton<Pricing>().AddSingleton<DraftReviewer>().AddSingleton<FormAnswers>().AddSingleton<RequirementFinder>().AddSingleton<DeskAccess>().AddSingleton<DeskPosts>();
        services.AddSingleton<IPasswordHasher<Account>>(SlowHash.Hasher);
        services.AddSingleton(new Attempts(TimeProvider.System)).AddSingleton(new SessionClock(TimeProvider.System)).AddScoped<RegistrationMessages>().AddScoped<ReadSessions>().AddScoped<SweepSessions>().AddSingleton<FactorVault>().AddScoped<FactorChanges>().AddScoped<ReadFactors>().AddScoped<ProofTries>().AddScoped<AskRegistriesAgain>().AddSingleton<Errands>().AddSingleton(_ => new BreachedPasswords(installation.Storage)).AddSingleton<PasswordRules>().AddScoped<RecoveryMessages>().AddScoped<MobileChanges>();
        services.AddSingleton<IServiceCodes, PublishedServices>().AddScoped<ReadMandates>().AddScoped<ReadMembershipOffers>().AddScoped<ReadInMyName>();
        services.AddScoped(typeof(AskRegistry<,>)).AddScoped<ProvenIdentity>().AddScoped<OwnVisits>().AddScoped<ClaimedPerson>().AddScoped<RecoverySlips>().AddScoped<ChangeIdKeys>();
        services.AddScoped<ActorDirectory>().AddScoped<Outbox>().AddScoped<DeliverOutbox>().AddScoped<SweepFiles>().AddScoped<SignCheckpoint>().AddScoped<VerifyAudit>().AddScoped<IAuditCheck, CheckEvidenceBytes>();
        services.AddScoped<CaseAccess>().AddScoped<CaseFiles>().AddScoped<CaseRecorder>().AddScoped<CaseClock>().AddScoped<CaseNotifier>().AddScoped<TaskBoard>().AddScoped<CaseEngine>()
            .AddScoped<CaseConflict>().AddScoped<TaskRound>().AddScoped<LapseOverdueCases>().AddScoped<RemindApplicants>().AddScoped<OwnDrafts>().AddScoped<ReadCase>().AddScoped<ReadOwnCases>().AddScoped<ReadQueue>().AddScoped<ReadOfficers>().AddScoped<ReadBackground>().AddScoped<VerifyLicense>().AddScoped<LicenseKeys>().AddScoped<LicenseSigner>().AddScoped<SignLicenses>().AddScoped<DistrustKey>().AddScoped<CarryOutRefunds>().AddScoped<DrawUpPapers>().AddScoped<ReadPapers>().AddScoped<ReadWaivers>().AddScoped<ReadStatusLists>()
            .AddScoped<PartyNotifier>().AddScoped<ReadConsents>().AddScoped<FindParty>().AddScoped<ReadEvidence>().AddScoped<ReadInvoices>().AddScoped<ReadLicenses>().AddScoped<LicenseAccess>().AddScoped<LicenseSubjects>().AddScoped<ICaseSubjects>(services => services.GetRequiredService<LicenseSubjects>()).AddScoped<OpenServices>()
            .AddScoped<LicensePrinter>().AddScoped<LicenseChanger>().AddScoped<LicenseHolders>().AddScoped<ReadContacts>().AddScoped<RemindRenewals>().AddScoped<CaseOpener>().AddScoped<DrawSamples>().AddScoped<OpenSamples>().AddScoped<ReadSamples>().AddScoped<PlanInspections>().AddScoped<VisitNotifier>().AddScoped<CallOffVisits>().AddScoped<ReadVisits>().AddScoped<ReadViolations>().AddScoped<FillInLicenses>().AddScoped<ReadViewings>().AddScoped<ReadDataCopy>().AddScoped<CaseEraser>().AddScoped<EraseExpired>().AddScoped<EnterLicense>().AddScoped<ReadRegister>().AddScoped<ReadWholeRegister>().AddSingleton<ActivityNames>();
        services.AddSingleton<MapCatalog>().AddScoped<DatasetWriter>().AddScoped<FindFeatures>().AddScoped<AnswerPlace>().AddScoped<MakeTile>();
        services.AddScoped<OpenImports>().AddScoped<RunImport>().AddScoped<CarryOutImports>().AddScoped<CompareVersions>();
        services.AddScoped<OpenDrafts>().AddScoped<CheckDraft>().AddScoped<ReadPublications>().AddScoped<ReadVersions>().AddScoped<DraftMessages>().AddScoped<ReadFollows>().AddScoped<TellFollowers>();
        services.AddSingleton<PostGrants>().AddScoped<StaffMessages>().AddScoped<ChangeAppointment>().AddScoped<ReadStaff>().AddScoped<ReturnTasks>();
        services.AddScoped<ReadAbsences>().AddScoped<ConflictGuard>().AddScoped<RecordEmergencyView>().AddScoped<ReadEmergencies>().AddScoped<ReadOutbox>().AddScoped<CompareReport>().AddScoped<ReconcilePayments>().AddScoped<ReadReconciliations>();
        services.AddScoped<SeedReference>().AddScoped<SeedPublished>().AddScoped<SeedDemoPeople>().AddScoped<SeedDemoCases>().AddSingleton<SeedDatabase>().AddSingleton<SeedVolume>().AddScoped<SeedFeatures>().AddScoped<SeedDemonstrationCity>().AddScoped<BackUp>().AddScoped<Data.ReadFigures>().AddSingleton<RestoreBackup>();
        services.AddSingleton(new DevelopmentBook(Path.Combine(installation.Storage, "development", "gateway.jsonl"))).AddSingleton<DevelopmentGateway>().AddScoped<TellLateAnswers>().AddSingleton<DevelopmentMailbox>();

        foreach (var type in typeof(BaladiCore).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (type.IsAssignableTo(typeof(IEffectHandler))) services.AddScoped(typeof(IEffectHandler), type);
            else if (type.IsAssignableTo(typeof(IWhenCaseEnds))) services.AddScoped(typeof(IWhenCaseEnds), type);
            else if (type.IsAssignableTo(typeof(IWhenPostEnds))) services.AddScoped(typeof(IWhenPostEnds), type);
            else if (type.IsAssignableTo(typeof(IReminder))) services.AddScoped(typeof(IReminder), type);
            else if (type.IsAssignableTo(typeof(IPostponesLapse))) services.AddScoped(typeof(IPostponesLapse), type);
            else if (type.IsAssignableTo(typeof(IEraser))) services.AddScoped(typeof(IEraser), type);
            else if (type.Name.EndsWith("Handler", StringComparison.Ordinal)) services.AddScoped(type);
        }
        return services;
    }

    /// <summary>Every effect that data may name has exactly one handler.</summary>
    /// <exception cref="InvalidOperationException">One has none, or two.</exception>
    public static void RequireEffects(IServiceProvider services)
    {
        var handled = services.GetServices<IEffectHandler>().Select(handler => handler.Handles).ToList();
        foreach (var effect in typeof(Effect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Effect)) && !type.IsAbstract))
            if (handled.Count(type => type == effect) != 1) throw new InvalidOperationException($"The effect {effect.Name} has {handled.Count(type => type == effect)} handlers.");
    }
}
