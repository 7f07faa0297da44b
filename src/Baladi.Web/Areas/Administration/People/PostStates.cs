using Baladi.Core.Basics;

namespace Baladi.Web.Areas.Administration.People;

/// <summary>How a post stands today, as pages and exports say it.</summary>
public static class PostStates
{
    public const string CalledOff = "calledOff";
    public const string Over = "over";
    public const string Ahead = "ahead";
    public const string Now = "now";

    public static string Of(DateSpan days, DateOnly today) => days.IsEmpty ? CalledOff : days.To <= today ? Over : days.From > today ? Ahead : Now;

    public static string BadgeOf(string state) => state switch { Now => "success", Ahead => "info", _ => "neutral" };
}
