using Baladi.TestKit.Portals;

namespace Baladi.Web.Tests.Access;

/// <summary>Everybody who may knock at an endpoint.</summary>
internal enum Role
{
    Anonymous, Unverified, Citizen, Owner, Delegate,
    Reviewer, SecondReviewer, JeddahReviewer, Inspector, Manager, AgencyOfficer,
    Agent940, MinistryAdmin, MinistryApprover, Clerk, Moderator, Auditor, Operator, PaymentsClerk,
}

internal static class Roles
{
    /// <summary>Null for who has no account.</summary>
    public static string? NationalId(this Role role) => role switch
    {
        Role.Anonymous => null,
        Role.Unverified => Who.Unverified,
        Role.Citizen => Who.Citizen,
        Role.Owner => Who.Owner,
        Role.Delegate => Who.Delegate,
        Role.Reviewer => Who.Reviewer,
        Role.SecondReviewer => Who.SecondReviewer,
        Role.JeddahReviewer => Who.JeddahReviewer,
        Role.Inspector => Who.Inspector,
        Role.Manager => Who.Manager,
        Role.AgencyOfficer => Who.CivilDefense,
        Role.Agent940 => Who.Agent940,
        Role.MinistryAdmin => Who.MinistryAdmin,
        Role.MinistryApprover => Who.MinistryApprover,
        Role.Clerk => Who.Clerk,
        Role.Moderator => Who.Moderator,
        Role.Auditor => Who.Auditor,
        Role.Operator => Who.Operator,
        Role.PaymentsClerk => Who.PaymentsClerk,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

internal enum Answer
{
    /// <summary>The endpoint dealt with the request, whatever it then said of the form.</summary>
    Reached,
    SignIn,
    Forbidden,
    Missing,
    /// <summary>Nothing proves where the request comes from: no antiforgery token, no valid signature.</summary>
    Unproven,
}
