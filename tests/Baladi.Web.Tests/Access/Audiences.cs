using static Baladi.Web.Tests.Access.Answer;
using static Baladi.Web.Tests.Access.Role;

namespace Baladi.Web.Tests.Access;

/// <summary>What the role is answered.</summary>
internal delegate Answer Audience(Role role, Subject subject);

internal static class Audiences
{
    private static readonly Role[] Officers = [Reviewer, SecondReviewer, JeddahReviewer, Inspector, Manager, AgencyOfficer, Auditor];

    private static readonly Role[] Appointers = [Manager, MinistryAdmin];
    private static readonly Role[] Administration = [.. Appointers, MinistryApprover, Auditor, Operator, PaymentsClerk];

    public static Answer Everybody(Role role, Subject _) => Reached;

    /// <summary>There is nothing at the address, and nobody is asked to sign in for that.</summary>
    public static Answer Nobody(Role role, Subject _) => Missing;

    /// <summary>No session counts, only a signature.</summary>
    public static Answer TheSigner(Role role, Subject _) => Unproven;

    public static Answer WhoeverSignedIn(Role role, Subject _) => role == Anonymous ? SignIn : Reached;

    /// <summary>It is none of theirs, and so does not exist.</summary>
    public static Answer NobodyWhoSignedIn(Role role, Subject _) => role == Anonymous ? SignIn : Missing;

    /// <summary>Whoever belongs to the shop of the owner and the delegate.</summary>
    public static Answer Members(Role role, Subject _) => role == Anonymous ? SignIn : role == Owner ? Reached : Missing;

    public static Answer Owners(Role role, Subject subject) => Members(role, subject);

    public static Answer RefusedOnceSignedIn(Role role, Subject _) => role == Anonymous ? SignIn : Forbidden;

    public static Answer Clerks(Role role, Subject _) => role == Anonymous ? SignIn : role == Clerk ? Reached : Forbidden;

    /// <summary>For all others it does not exist, staff included.</summary>
    public static Answer Parties(Role role, Subject subject) =>
        role == Anonymous ? SignIn : subject.Parties.Contains(role) ? Reached : Missing;

    public static Answer PartiesAndReaders(Role role, Subject subject) =>
        role == Anonymous ? SignIn : subject.Parties.Contains(role) || subject.Readers.Contains(role) ? Reached : Missing;

    /// <summary>Pages of the desk that show nothing of a single case.</summary>
    public static Answer OfficersAndAuditors(Role role, Subject _) =>
        role == Anonymous ? SignIn : Officers.Contains(role) ? Reached : Forbidden;

    public static Answer OfficersOnly(Role role, Subject subject) => role == Auditor ? Forbidden : OfficersAndAuditors(role, subject);

    /// <summary>What does not exist: of a row of somebody else nothing is said.</summary>
    public static Answer OfficersOnlyElseMissing(Role role, Subject subject) => OfficersOnly(role, subject) is var at && at == Reached ? Missing : at;

    /// <summary>Officers, as far as the case exists for them.</summary>
    public static Answer Readers(Role role, Subject subject) =>
        OfficersAndAuditors(role, subject) is var at and not Reached ? at : subject.Readers.Contains(role) ? Reached : Missing;

    public static Answer WorkingReaders(Role role, Subject subject) => role == Auditor ? Forbidden : Readers(role, subject);

    public static Answer Writers(Role role, Subject subject) => Only(subject.Writers, role, subject);

    public static Answer Holders(Role role, Subject subject) => Only(subject.Holders, role, subject);

    public static Answer HoldersElseMissing(Role role, Subject subject) => Holders(role, subject) is var at && at == Reached ? Missing : at;

    /// <summary>An outside agency gives its opinion and judges no clause.</summary>
    public static Answer Judges(Role role, Subject subject) =>
        Holders(role, subject) is var at && at == Reached && role == AgencyOfficer ? Forbidden : at;

    /// <summary>Nobody, while the clause is one that nobody may waive; and as far as the case exists for them.</summary>
    public static Answer WhoeverWaives(Role role, Subject subject) => WorkingReaders(role, subject) is var at && at == Reached ? Forbidden : at;

    /// <summary>Whoever has a page of the administration.</summary>
    public static Answer Administrators(Role role, Subject _) => role == Anonymous ? SignIn : Administration.Contains(role) ? Reached : Forbidden;

    public static Answer PeopleReaders(Role role, Subject _) => role == Anonymous ? SignIn : Appointers.Contains(role) || role == Auditor ? Reached : Forbidden;

    public static Answer PeopleManagers(Role role, Subject _) => role == Anonymous ? SignIn : Appointers.Contains(role) ? Reached : Forbidden;

    /// <summary>Staff exist for those who manage or audit people above them.</summary>
    public static Answer StaffWithin(Role role, Subject subject) => Within(PeopleReaders(role, subject), role, subject);

    public static Answer StaffManagersWithin(Role role, Subject subject) => Within(PeopleManagers(role, subject), role, subject);

    public static Answer Unsealed(Role role, Subject subject) => PeopleReaders(role, subject) is var at && at == Reached ? Missing : at;

    public static Answer UnsealedManagers(Role role, Subject subject) => PeopleManagers(role, subject) is var at && at == Reached ? Missing : at;

    public static Answer EmergencyOpeners(Role role, Subject _) => One(role, Manager);

    public static Answer ManagersAndAuditors(Role role, Subject _) => One(role, Manager, Auditor);

    public static Answer ManagersAndAuditorsElseMissing(Role role, Subject subject) => ManagersAndAuditors(role, subject) is var at && at == Reached ? Missing : at;

    public static Answer AuditorsWithin(Role role, Subject _) => One(role, Auditor);

    public static Answer OperatorsAndAuditors(Role role, Subject _) => One(role, Operator, Auditor);

    public static Answer OperatorsElseMissing(Role role, Subject _) => One(role, Operator) is var at && at == Reached ? Missing : at;

    public static Answer PaymentsClerksAndAuditors(Role role, Subject _) => One(role, PaymentsClerk, Auditor);

    public static Answer PaymentsClerksAndAuditorsElseMissing(Role role, Subject subject) => PaymentsClerksAndAuditors(role, subject) is var at && at == Reached ? Missing : at;

    public static Answer PaymentsClerksElseMissing(Role role, Subject _) => One(role, PaymentsClerk) is var at && at == Reached ? Missing : at;

    /// <summary>Those who write, approve and audit what is published.</summary>
    public static Answer PublicationReaders(Role role, Subject _) => One(role, MinistryAdmin, MinistryApprover, Auditor);

    public static Answer PublicationReadersElseMissing(Role role, Subject subject) => PublicationReaders(role, subject) is var at && at == Reached ? Missing : at;

    public static Answer Publishers(Role role, Subject _) => One(role, MinistryAdmin);

    public static Answer Approvers(Role role, Subject _) => One(role, MinistryApprover);

    public static Answer ApproversElseMissing(Role role, Subject _) => One(role, MinistryApprover) is var at && at == Reached ? Missing : at;

    private static Answer One(Role role, params Role[] allowed) => role == Anonymous ? SignIn : allowed.Contains(role) ? Reached : Forbidden;

    private static Answer Within(Answer at, Role role, Subject subject) => at == Reached && !subject.Readers.Contains(role) ? Missing : at;

    private static Answer Only(Role[] allowed, Role role, Subject subject) =>
        WorkingReaders(role, subject) is var at and not Reached ? at : allowed.Contains(role) ? Reached : Forbidden;
}
