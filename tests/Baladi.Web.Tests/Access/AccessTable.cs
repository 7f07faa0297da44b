using static Baladi.Web.Tests.Access.Audiences;

namespace Baladi.Web.Tests.Access;

/// <summary>An endpoint, whom it answers how, and a form that reaches it without doing anything.</summary>
/// <param name="Endpoint">Method and address, as <c>POST /ar/desk/take</c>; ANY where it takes every method.</param>
internal sealed record Row(string Endpoint, Audience Audience, params (string Name, string Value)[] Form)
{
    public string Address => Endpoint[(Endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    public bool IsUnsafe => !Endpoint.StartsWith("GET ", StringComparison.Ordinal) && !Endpoint.StartsWith("ANY ", StringComparison.Ordinal);
    public string? Json { get; init; }
    /// <summary>Posted from pages that are cached for everybody and hold no token; the origin is checked instead.</summary>
    public bool ByOrigin { get; init; }
    /// <summary>Whoever asked has to sign in again.</summary>
    public bool EndsSession { get; init; }

    public IReadOnlyList<Subject> Subjects =>
        Address.StartsWith("/ar/licenses/applications/", StringComparison.Ordinal) ? [Subject.Draft, Subject.UnverifiedDraft]
        : (Address.StartsWith("/ar/administration/people/", StringComparison.Ordinal) || Address.StartsWith("/ar/administration/appointments/", StringComparison.Ordinal)) && Address.Contains("{id", StringComparison.Ordinal) ? [Subject.RiyadhPost, Subject.JeddahPost]
        : Address.Contains("{number", StringComparison.Ordinal) || Address.EndsWith("/receipt", StringComparison.Ordinal) || Address.Contains("/invoices/", StringComparison.Ordinal) ? [Subject.Riyadh, Subject.Jeddah]
        : Address.Contains("{reference}", StringComparison.Ordinal) || Form.Any(typed => typed.Value.Contains("{reference}", StringComparison.Ordinal)) ? [Subject.Riyadh, Subject.Jeddah, Subject.Referred]
        : [Subject.None];
}

/// <summary>Every endpoint of the portal and who may use it.</summary>
internal static class AccessTable
{
    private const string Stale = "0";
    private static readonly string TooLong = new('x', 3000);

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("GET /", Everybody),
        new("ANY /health/live", Everybody),
        new("ANY /health/ready", Everybody),
        new("ANY /metrics", Everybody),
        new("ANY /error/{status:int}", Everybody),
        new("ANY /{**path}", Nobody),

        new("GET /ar", Everybody),
        new("GET /ar/about", Everybody),
        new("GET /ar/accessibility", Everybody),
        new("GET /ar/privacy", Everybody),
        new("GET /ar/contact", Everybody),
        new("GET /ar/services", Everybody),
        new("GET /ar/services/{code}", Everybody),
        new("GET /ar/feedback/thanks", Everybody),
        new("POST /ar/feedback", Everybody) { ByOrigin = true },
        new("POST /ar/cookies/understood", Everybody) { ByOrigin = true },

        new("GET /ar/account/sign-in", Everybody),
        new("POST /ar/account/sign-in", Everybody),
        new("POST /ar/account/sign-out", Everybody) { ByOrigin = true, EndsSession = true },
        new("GET /ar/account/signed-out", Everybody),
        new("GET /ar/account/sign-in/code", Everybody),
        new("POST /ar/account/sign-in/code", Everybody),
        new("POST /ar/account/sign-in/code/resend", Everybody),
        new("GET /ar/account/register", Everybody),
        new("POST /ar/account/register", Everybody),
        new("GET /ar/account/register/code", Everybody),
        new("POST /ar/account/register/code", Everybody),
        new("POST /ar/account/register/code/resend", Everybody),
        new("GET /ar/account/registered", WhoeverSignedIn),
        new("GET /ar/account/profile", WhoeverSignedIn),
        new("POST /ar/account/profile/language", WhoeverSignedIn, ("Language", "ar")),
        new("GET /ar/account/data", WhoeverSignedIn),
        new("GET /ar/account/data/viewings", WhoeverSignedIn),
        new("POST /ar/account/data/copy", WhoeverSignedIn),
        new("GET /ar/account/data/correction", WhoeverSignedIn),
        new("POST /ar/account/data/correction/identity", WhoeverSignedIn),
        new("POST /ar/account/data/correction/name", WhoeverSignedIn),
        new("GET /ar/account/password", WhoeverSignedIn),
        new("POST /ar/account/password", WhoeverSignedIn),
        new("GET /ar/account/sessions", WhoeverSignedIn),
        // Nobody's: what is one's own is tried in SessionsTests.
        new("POST /ar/account/sessions/{id:long}/end", NobodyWhoSignedIn),
        new("POST /ar/account/sessions/end-others", WhoeverSignedIn),
        new("GET /ar/account/recovery", Everybody),
        new("POST /ar/account/recovery", Everybody),
        // Without a recovery under way they lead to its beginning.
        new("GET /ar/account/recovery/code", Everybody),
        new("POST /ar/account/recovery/code", Everybody),
        new("GET /ar/account/recovery/proof", Everybody),
        new("POST /ar/account/recovery/proof", Everybody),
        new("POST /ar/account/recovery/passkey-options", Nobody),
        new("GET /ar/account/recovery/slip", Everybody),
        new("POST /ar/account/recovery/slip", Everybody),
        new("GET /ar/account/recovery/password", Everybody),
        new("POST /ar/account/recovery/password", Everybody),
        new("GET /ar/account/mobile", WhoeverSignedIn),
        new("POST /ar/account/mobile", WhoeverSignedIn),
        new("POST /ar/account/mobile/codes", WhoeverSignedIn),
        new("POST /ar/account/mobile/cancel", NobodyWhoSignedIn),
        new("GET /ar/account/security", WhoeverSignedIn),
        // As it is already, for whoever has no second factor or keeps the one there is.
        new("POST /ar/account/security/text-messages", WhoeverSignedIn, ("on", "neither")),
        new("GET /ar/account/security/passkeys", WhoeverSignedIn),
        new("POST /ar/account/security/passkeys", WhoeverSignedIn),
        new("POST /ar/account/security/passkeys/options", WhoeverSignedIn),
        new("POST /ar/account/security/passkeys/{id}/remove", NobodyWhoSignedIn),
        new("GET /ar/account/security/authenticators", WhoeverSignedIn),
        new("POST /ar/account/security/authenticators", WhoeverSignedIn),
        new("POST /ar/account/security/authenticators/{id:long}/remove", NobodyWhoSignedIn),
        new("GET /ar/account/security/recovery-codes", WhoeverSignedIn),
        new("POST /ar/account/security/recovery-codes", WhoeverSignedIn),
        new("POST /ar/account/passkey/options", Everybody),
        new("POST /ar/account/sign-in/passkey", Everybody),
        new("POST /ar/account/step-up/passkey", WhoeverSignedIn),
        new("GET /ar/account/step-up", WhoeverSignedIn),
        new("POST /ar/account/step-up", WhoeverSignedIn),
        new("POST /ar/account/step-up/code", WhoeverSignedIn),

        new("GET /ar/account/identity", WhoeverSignedIn),
        new("GET /ar/account/establishments", WhoeverSignedIn),
        new("POST /ar/account/establishments", WhoeverSignedIn),
        new("GET /ar/account/establishments/{registration}", Members),
        new("POST /ar/account/establishments/offers/{offer:long}", NobodyWhoSignedIn),
        new("POST /ar/account/establishments/{registration}/members", Owners),
        new("POST /ar/account/establishments/{registration}/members/{member:long}/end", NobodyWhoSignedIn),
        new("POST /ar/account/establishments/{registration}/offers/{offer:long}/take-back", NobodyWhoSignedIn),
        new("GET /ar/account/acting-for", WhoeverSignedIn),
        new("POST /ar/account/acting-for", WhoeverSignedIn),
        new("POST /ar/account/acting-for/wards", WhoeverSignedIn),
        // Says that a right to act has ended, and is refused in that sense.
        new("GET /ar/account/acting-for/ended", RefusedOnceSignedIn),
        new("GET /ar/account/delegations", WhoeverSignedIn),
        new("GET /ar/account/delegations/new", WhoeverSignedIn),
        new("POST /ar/account/delegations/new", WhoeverSignedIn),
        new("POST /ar/account/delegations/{delegation}/answer", NobodyWhoSignedIn),
        new("POST /ar/account/delegations/{delegation}/end", NobodyWhoSignedIn),
        new("GET /ar/account/in-my-name", WhoeverSignedIn),
        // Not configured here: there is no national sign-on.
        new("GET /ar/account/national-sign-on", Nobody),
        new("GET /ar/account/national-sign-on/done", Nobody),
        new("POST /ar/account/national-sign-on/replacement", Nobody),
        new("GET /ar/account/national-sign-on/failed", Nobody),

        new("GET /ar/support-centre", Clerks),
        new("POST /ar/support-centre", Clerks, ("NationalId", "1")),
        new("GET /ar/support-centre/visits/{visit}", Clerks),
        new("POST /ar/support-centre/visits/{visit}/code", Clerks),
        new("POST /ar/support-centre/visits/{visit}/verification", Clerks),
        new("POST /ar/support-centre/visits/{visit}/slip", Clerks),
        new("GET /ar/support-centre/visits/{visit}/replacement", Clerks),
        new("POST /ar/support-centre/visits/{visit}/replacement", Clerks),
        new("GET /ar/support-centre/visits/{visit}/refusal", Clerks),
        new("POST /ar/support-centre/visits/{visit}/refusal", Clerks),

        new("GET /ar/licenses", WhoeverSignedIn),
        new("GET /ar/licenses/issued", WhoeverSignedIn),
        new("GET /ar/licenses/apply/{service}", WhoeverSignedIn),
        // Whoever has not signed in is led there by the page it answers with.
        new("POST /ar/licenses/apply/{service}", Everybody) { ByOrigin = true },
        new("GET /ar/licenses/applications/{reference}", Parties),
        new("GET /ar/licenses/applications/{reference}/{question}", Parties),
        new("POST /ar/licenses/applications/{reference}/{question}", Parties),
        new("GET /ar/licenses/applications/{reference}/documents", Parties),
        new("POST /ar/licenses/applications/{reference}/documents", Parties),
        new("POST /ar/licenses/applications/{reference}/documents/{clause}", Parties),
        new("POST /ar/licenses/applications/{reference}/documents/{clause}/remove", Parties),
        new("GET /ar/licenses/applications/{reference}/documents/{clause}/file", Parties),
        new("GET /ar/licenses/applications/{reference}/declarations", Parties),
        new("POST /ar/licenses/applications/{reference}/declarations", Parties),
        new("GET /ar/licenses/applications/{reference}/answers", Parties),
        new("POST /ar/licenses/applications/{reference}/submit", Parties),
        new("POST /ar/licenses/applications/{reference}/prepare", Parties),
        new("GET /ar/licenses/applications/{reference}/done", Parties),
        new("GET /ar/licenses/applications/{reference}/discard", Parties),
        new("POST /ar/licenses/applications/{reference}/discard", Parties),

        new("GET /ar/licenses/cases/{reference}", Parties),
        new("POST /ar/licenses/cases/{reference}/messages", Parties),
        new("GET /ar/licenses/cases/{reference}/withdraw", Parties),
        new("POST /ar/licenses/cases/{reference}/withdraw", Parties, ("Reason", TooLong)),
        new("GET /ar/licenses/cases/{reference}/corrections", Parties),
        new("POST /ar/licenses/cases/{reference}/corrections", Parties),
        // Only leads to its place on the page before, which looks again.
        new("GET /ar/licenses/cases/{reference}/corrections/{id:long}", WhoeverSignedIn),
        new("GET /ar/licenses/cases/{reference}/pay", Parties),
        new("POST /ar/licenses/cases/{reference}/pay", Parties),
        new("GET /ar/licenses/cases/{reference}/receipt", Parties),
        new("GET /ar/licenses/cases/{reference}/invoices/{paper:long}", Parties),
        new("GET /ar/licenses/cases/{reference}/invoices/{paper:long}/document.pdf", Parties),
        new("GET /ar/licenses/cases/{reference}/documents/{id:long}", PartiesAndReaders),
        new("GET /ar/licenses/{number:long}", Parties),
        new("GET /ar/licenses/{number}/document.pdf", PartiesAndReaders),
        new("GET /ar/licenses/{number}/poster.pdf", PartiesAndReaders),
        new("GET /ar/licenses/payments/return", Everybody),
        new("GET /api/v1/licenses", Everybody),
        new("GET /api/v1/licenses/{number}", Everybody),
        new("GET /api/v1/licenses/keys", Everybody),
        new("GET /api/v1/licenses/keys/{kid}.pem", Everybody),
        new("GET /api/v1/licenses/status/{year:int}", Everybody),
        new("POST /api/v1/payments/callback", TheSigner) { Json = """{"payload":"e30","signature":"none"}""" },

        new("GET /ar/licenses/register", Everybody),
        new("GET /ar/licenses/register/{number}", Everybody),
        new("GET /ar/licenses/verify", Everybody),
        new("GET /ar/licenses/verify/{token}", Everybody),
        new("GET /ar/licenses/verify/{token}/signed", Everybody),
        new("GET /v/{token}", Everybody),

        new("GET /ar/desk", OfficersAndAuditors),
        new("GET /ar/desk/find", OfficersAndAuditors),
        new("GET /ar/desk/licenses/{number:long}", Readers),
        new("POST /ar/desk/licenses/{number:long}", OfficersOnlyElseMissing, ("service", "none")),
        new("POST /ar/desk/take", WorkingReaders, ("reference", "{reference}"), ("taskId", "{task}"), ("version", Stale)),
        new("POST /ar/desk/take-next", OfficersOnly, ("service", "none")),
        new("GET /ar/desk/cases/{reference}", Readers),
        // Lead back to the case, which looks again.
        new("GET /ar/desk/cases/{reference}/judgements", OfficersAndAuditors),
        new("GET /ar/desk/cases/{reference}/assignments", OfficersAndAuditors),
        new("GET /ar/desk/cases/{reference}/messages", OfficersAndAuditors),
        new("GET /ar/desk/cases/{reference}/notes", OfficersAndAuditors),
        new("POST /ar/desk/cases/{reference}/judgements", Judges, ("Clause", "{clause}"), ("Verdict", "Pass"), ("Version", Stale)),
        new("POST /ar/desk/cases/{reference}/assignments", Holders, ("Who", "me"), ("TaskId", "{task}"), ("Version", Stale)),
        new("POST /ar/desk/cases/{reference}/messages", Writers),
        new("POST /ar/desk/cases/{reference}/notes", Writers),
        new("GET /ar/desk/cases/{reference}/documents/{id:long}", Readers),
        new("GET /ar/desk/cases/{reference}/corrections", Readers),
        new("POST /ar/desk/cases/{reference}/corrections", Holders, ("TaskId", "{task}"), ("Version", Stale)),
        new("GET /ar/desk/cases/{reference}/decisions/{decision}", Readers),
        new("POST /ar/desk/cases/{reference}/decisions/{decision}", Holders, ("TaskId", "{task}"), ("Version", Stale)),

        new("GET /ar/desk/absence", OfficersAndAuditors),
        new("POST /ar/desk/absence", OfficersOnly),
        new("POST /ar/desk/absence/{id:long}/end", OfficersOnlyElseMissing),
        new("GET /ar/desk/interests", OfficersAndAuditors),
        new("POST /ar/desk/interests", OfficersOnly),
        new("POST /ar/desk/interests/{id:long}/take-back", OfficersOnlyElseMissing),

        new("GET /ar/desk/emergency", OfficersAndAuditors),
        new("POST /ar/desk/emergency", EmergencyOpeners),
        new("GET /ar/desk/cases/{reference}/audit", AuditorsWithin),

        new("GET /ar/administration", Administrators),
        new("GET /ar/administration/emergency-access", ManagersAndAuditors),
        new("GET /ar/administration/emergency-access/{id:long}", ManagersAndAuditorsElseMissing),
        new("GET /ar/administration/operations", OperatorsAndAuditors),
        new("GET /ar/administration/operations/messages", OperatorsAndAuditors),
        new("POST /ar/administration/operations/messages", OperatorsElseMissing, ("id", "1")),
        new("GET /ar/administration/payments", PaymentsClerksAndAuditors),
        new("GET /ar/administration/payments/export.csv", PaymentsClerksAndAuditors),
        new("GET /ar/administration/payments/days", PaymentsClerksAndAuditors),
        new("GET /ar/administration/payments/differences/{id:long}", PaymentsClerksAndAuditorsElseMissing),
        new("POST /ar/administration/payments/differences/{id:long}", PaymentsClerksElseMissing),
        new("GET /ar/administration/payments/refunds", PaymentsClerksAndAuditors),
        new("GET /ar/administration/payments/refunds/export.csv", PaymentsClerksAndAuditors),
        new("GET /ar/administration/payments/refunds/{id:long}", PaymentsClerksAndAuditorsElseMissing),
        new("POST /ar/administration/payments/refunds/{id:long}", PaymentsClerksElseMissing, ("BankReference", "FT123456")),
        new("GET /ar/administration/people", PeopleReaders),
        new("GET /ar/administration/people/export.csv", PeopleReaders),
        new("GET /ar/administration/people/find", PeopleReaders),
        new("POST /ar/administration/people/find", PeopleManagers),
        new("GET /ar/administration/people/{id:long}", StaffWithin),
        // Sealed for whoever looked the person up: made-up ones lead nowhere.
        new("GET /ar/administration/people/appoint/{person}", Unsealed),
        new("POST /ar/administration/people/appoint/{person}", UnsealedManagers),
        new("GET /ar/administration/appointments/{id:long}", StaffWithin),
        new("GET /ar/administration/appointments/{id:long}/end-date", StaffWithin),
        new("GET /ar/administration/appointments/{id:long}/end", StaffWithin),
        new("POST /ar/administration/appointments/{id:long}/end-date", StaffManagersWithin),
        new("POST /ar/administration/appointments/{id:long}/end", StaffManagersWithin),

        new("GET /ar/development/components", Everybody),
        new("POST /ar/development/components", Everybody),
        new("GET /ar/development/components/errors", Everybody),
        new("GET /ar/development/mailbox", Everybody),
        new("GET /ar/development/clock", Everybody),
        new("POST /ar/development/clock", Everybody),
        new("POST /ar/development/clock/reset", Everybody),
        new("GET /ar/development/gateway", Everybody),
        new("POST /ar/development/gateway/bank", Everybody, ("Bill", "100000000001"), ("Amount", "100")),
        new("POST /ar/development/gateway", Everybody, ("Mood", "Works")),
        new("GET /ar/development/gateway/{token}", Everybody),
        new("POST /ar/development/gateway/{token}", Everybody, ("Amount", "100"), ("ReturnTo", "/ar"), ("Outcome", "Cancelled")),
    ];
}
