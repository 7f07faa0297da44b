using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>How states look wherever they are shown: always a word, the color only beside it.</summary>
public static class CaseLook
{
    public static string Badge(CaseResult result, bool applicantsTurn) => result switch
    {
        CaseResult.Granted => "success",
        CaseResult.Refused => "error",
        CaseResult.Withdrawn or CaseResult.Lapsed => "neutral",
        _ => applicantsTurn ? "warning" : "info",
    };

    public static string Badge(LicenseStatus status) => status switch
    {
        LicenseStatus.Valid or LicenseStatus.Stayed => "success",
        LicenseStatus.NotYetValid => "info",
        LicenseStatus.Suspended => "warning",
        LicenseStatus.Expired => "neutral",
        _ => "error",
    };

    public static string Icon(LicenseStatus status) => status switch
    {
        LicenseStatus.Valid or LicenseStatus.Stayed => "check-circle",
        LicenseStatus.NotYetValid => "clock",
        LicenseStatus.Suspended => "warning",
        _ => "error",
    };

    /// <summary>What the applicant is asked: <c>correct</c>, <c>pay</c>, or the task of a procedure that the core does not know.</summary>
    public static string Action(string task) => task is CaseTask.Correct or CaseTask.Pay ? task : "other";
}
