namespace Baladi.Web.Shared.Routing;

/// <summary>
/// Names of the routes that pages of other areas link to: <c>[HttpGet("services", Name = Routes.Services)]</c>,
/// <c>&lt;a asp-route="@Routes.Services"&gt;</c>. Menus leave out the names that no page bears.
/// </summary>
public static class Routes
{
    public const string Home = "home";
    public const string About = "about";
    public const string Accessibility = "accessibility";
    public const string Privacy = "privacy";
    public const string Contact = "contact";

    public const string Services = "services";
    /// <summary>The card of one service: <c>code</c>.</summary>
    public const string Service = "service";
    /// <summary>The search over everything published.</summary>
    public const string Search = "search";
    public const string Suggest = "search-suggestions";
    public const string Requirements = "requirements";
    /// <summary>What somebody will need; and an application begun from that.</summary>
    public const string RequirementFinder = "requirement-finder";
    public const string StartFromFinder = "requirement-finder-start";
    /// <summary>A requirement document: <c>code</c>; a version of it, and what that changed: <c>version</c>; all of them.</summary>
    public const string Requirement = "requirement";
    public const string RequirementVersion = "requirement-version";
    public const string RequirementChanges = "requirement-changes";
    public const string RequirementHistory = "requirement-history";
    /// <summary>As a file: <c>code</c>, <c>format</c>.</summary>
    public const string RequirementDownload = "requirement-download";
    /// <summary>The documents somebody follows; begins and ends that: <c>code</c>.</summary>
    public const string Following = "following";
    public const string Follow = "follow";
    public const string Unfollow = "unfollow";
    /// <summary>Where all requirements are written, and all other published lists; the history of one of those: <c>kind</c>, <c>code</c>.</summary>
    public const string PublishRequirements = "publish-requirements";
    public const string PublishLists = "publish-lists";
    public const string Publication = "publication";
    /// <summary>Begins the next version: <c>kind</c>, <c>code</c>; takes back one that waits: <c>version</c>.</summary>
    public const string BeginPublication = "begin-publication";
    public const string WithdrawPublication = "withdraw-publication";
    /// <summary>A draft of either; what belongs to a list and to no item, a new item, an item: <c>draft</c>, <c>list</c>, <c>item</c>.</summary>
    public const string PublicationDraft = "publication-draft";
    public const string PublicationTerms = "publication-terms";
    public const string NewPublicationItem = "new-publication-item";
    public const string PublicationItem = "publication-item";
    /// <summary>Of requirements: the draft as it will be read, its title and scope, a clause of it and the examples of that: <c>draft</c>, <c>clause</c>.</summary>
    public const string RequirementPreview = "requirement-preview";
    public const string RequirementTerms = "requirement-terms";
    public const string NewRequirementClause = "new-requirement-clause";
    public const string RequirementClause = "requirement-clause";
    public const string RequirementExamples = "requirement-examples";
    public const string Maps = "maps";
    public const string Performance = "performance";
    public const string Suggestions = "suggestions";
    public const string Consultations = "consultations";
    public const string Licenses = "licenses";
    /// <summary>Begins an application for a service: <c>service</c>.</summary>
    public const string Apply = "apply";
    /// <summary>The task list of an application being written: <c>reference</c> of the draft.</summary>
    public const string Application = "application";
    /// <summary>Asks whether an application being written is to be thrown away: <c>reference</c> of the draft.</summary>
    public const string DiscardApplication = "application-discard";
    /// <summary>One application, for its applicant: <c>reference</c>.</summary>
    public const string Case = "case";
    /// <summary>What somebody is asked to agree to, as the other party of a case: <c>reference</c>.</summary>
    public const string Consent = "consent";
    /// <summary>What a procedure asks of its applicant, and their answer: <c>reference</c>.</summary>
    public const string Reply = "reply";
    /// <summary>A document of a case: <c>reference</c>, <c>id</c>.</summary>
    public const string CaseDocument = "case-document";
    /// <summary>An invoice or credit note of a case: <c>reference</c>, <c>paper</c>; and the same as PDF.</summary>
    public const string InvoicePaper = "invoice-paper";
    public const string InvoicePaperPdf = "invoice-paper-pdf";
    /// <summary>One license, for its holder: <c>number</c>.</summary>
    public const string License = "license";
    /// <summary>One that was handed to another, for whoever held it until then: <c>number</c>.</summary>
    public const string FormerLicense = "former-license";
    /// <summary>The license as PDF: <c>number</c>.</summary>
    public const string LicenseDocument = "license-document";
    /// <summary>The license as a poster: <c>number</c>.</summary>
    public const string LicensePoster = "license-poster";
    /// <summary>The public register, and a license in it: <c>number</c>.</summary>
    public const string LicenseRegister = "license-register";
    public const string RegisteredLicense = "registered-license";
    /// <summary>The draws of the post-audit; one of them: <c>day</c>; and that as data.</summary>
    public const string PostAudits = "post-audits";
    public const string PostAudit = "post-audit";
    public const string PostAuditData = "post-audit-data";
    /// <summary>The register as open data: its page, and the two tables.</summary>
    /// <summary>How licensed premises are inspected: the plan, the violations and their fines.</summary>
    public const string Inspections = "inspections";
    public const string OpenData = "open-data";
    public const string OpenDataCsv = "open-data-csv";
    public const string OpenDataJson = "open-data-json";
    /// <summary>The public page of a license, which its QR code leads to: <c>token</c>.</summary>
    public const string VerifyToken = "verify-token";
    /// <summary>The same as it was signed: <c>token</c>.</summary>
    public const string SignedLicense = "signed-license";
    /// <summary>The public keys that licenses are signed with, and one of them as PEM: <c>kid</c>.</summary>
    public const string LicenseKeys = "license-keys";
    public const string LicenseKey = "license-key";
    /// <summary>Where the payment gateway sends payers back to.</summary>
    public const string PaymentReturn = "payment-return";
    public const string Plans = "plans";
    public const string Verify = "verify";
    public const string Reports = "reports";

    public const string Desk = "desk";
    public const string DeskFind = "desk-find";
    public const string DeskCase = "desk-case";
    /// <summary>One license, for staff over it: <c>number</c>.</summary>
    public const string DeskLicense = "desk-license";
    public const string DeskDocument = "desk-document";
    public const string DeskDecision = "desk-decision";
    public const string DeskCorrections = "desk-corrections";
    /// <summary>An officer's visits, day by day; and those of one case: <c>reference</c>.</summary>
    public const string DeskVisits = "desk-visits";
    public const string DeskVisit = "desk-visit";
    public const string Absence = "absence";
    public const string Interests = "interests";
    public const string Administration = "administration";
    public const string DeskEmergency = "desk-emergency";
    public const string DeskAudit = "desk-audit";
    public const string EmergencyAccess = "emergency-access";
    /// <summary>One emergency access: <c>id</c>.</summary>
    public const string Emergency = "emergency";
    public const string Operations = "operations";
    /// <summary>Where our books and the gateway's do not agree, and one place: <c>id</c>.</summary>
    public const string Payments = "payments";
    public const string PaymentsExport = "payments-export";
    public const string Difference = "difference";
    /// <summary>Money that goes back, and one sum of it: <c>id</c>.</summary>
    public const string Refunds = "refunds";
    public const string RefundsExport = "refunds-export";
    /// <summary>What was waived, by ground.</summary>
    public const string Waivers = "waivers";
    public const string WaiversExport = "waivers-export";
    public const string Refund = "refund";
    public const string ReconciledDays = "reconciled-days";
    public const string People = "people";
    public const string PeopleExport = "people-export";
    /// <summary>A member of staff: <c>id</c> of the person.</summary>
    public const string Person = "person";
    /// <summary>Gives somebody a post: <c>person</c>, sealed.</summary>
    public const string Appoint = "appoint";
    /// <summary>Changes a post: <c>id</c> of the appointment.</summary>
    public const string Appointment = "appointment";

    public const string SignIn = "sign-in";
    public const string SignOut = "sign-out";
    public const string Register = "register";
    /// <summary>Where a slip of a support centre is shown for a new password.</summary>
    public const string RecoverySlip = "recovery-slip";
    public const string Profile = "profile";
    public const string Recovery = "recovery";
    public const string Mobile = "mobile";
    public const string Security = "security";
    public const string Sessions = "sessions";
    /// <summary>Asks whoever is signed in to prove once more who they are: <c>returnUrl</c>.</summary>
    public const string StepUp = "step-up";
    /// <summary>What is kept about whoever is signed in.</summary>
    public const string MyData = "my-data";
    /// <summary>Who looked at it; of one case: <c>reference</c>.</summary>
    public const string Viewings = "viewings";
    /// <summary>What of it is wrong, and how it is put right.</summary>
    public const string CorrectData = "correct-data";
    public const string ActingFor = "acting-for";
    /// <summary>How one proves who one is; <c>returnUrl</c> leads back.</summary>
    public const string VerifyIdentity = "verify-identity";
    /// <summary>To the national sign-on, where it is configured; <c>returnUrl</c> leads back.</summary>
    public const string NationalSignOn = "national-sign-on";
    public const string SupportCentre = "support-centre";
    public const string Establishments = "establishments";
    /// <summary>Who belongs to an establishment: <c>registration</c>.</summary>
    public const string Members = "members";
    public const string Delegations = "delegations";
    public const string InMyName = "in-my-name";

    public const string CookieNotice = "cookie-notice";
    public const string Feedback = "feedback";
}
