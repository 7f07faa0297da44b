using Baladi.TestKit.Portals;
using static Baladi.Web.Tests.Access.Role;

namespace Baladi.Web.Tests.Access;

/// <summary>Something that belongs to somebody, and what each role is to it.</summary>
internal sealed record Subject(string Name)
{
    /// <summary>The title of a case in which a task of staff is open.</summary>
    public string? Open { get; init; }
    /// <summary>Its service, where a license goes by the same name.</summary>
    public string? Service { get; init; }
    /// <summary>The title of a case that was paid and came to a license.</summary>
    public string? Licensed { get; init; }
    public Role[] Parties { get; init; } = [];
    /// <summary>Staff to whom the case exists.</summary>
    public Role[] Readers { get; init; } = [];
    /// <summary>Staff who may write on it.</summary>
    public Role[] Writers { get; init; } = [];
    /// <summary>Staff who may act on its open task.</summary>
    public Role[] Holders { get; init; } = [];

    /// <summary>An establishment's, at a municipality of Riyadh.</summary>
    public static readonly Subject Riyadh = new("the case in Riyadh")
    {
        Open = "سفرة الديرة",
        Licensed = "مهرجان القهوة والتمر",
        Parties = [Owner, Role.Delegate],
        Readers = [Reviewer, SecondReviewer, Inspector, Manager, Auditor],
        Writers = [Reviewer, SecondReviewer, Inspector, Manager],
        Holders = [Reviewer, SecondReviewer],
    };

    /// <summary>At a municipality of Jeddah, of people without a part in these tests.</summary>
    public static readonly Subject Jeddah = new("the case in Jeddah")
    {
        Open = "مقهى مرسى",
        Licensed = "مرسى الشاطئ للمأكولات البحرية",
        Readers = [JeddahReviewer, Auditor],
        Writers = [JeddahReviewer],
        Holders = [JeddahReviewer],
    };

    /// <summary>In Riyadh, and Civil Defence is asked.</summary>
    public static readonly Subject Referred = new("the case Civil Defence is asked about")
    {
        Open = "محطة درب الشرق",
        Readers = [Reviewer, SecondReviewer, Inspector, Manager, AgencyOfficer, Auditor],
        Writers = [Reviewer, SecondReviewer, Inspector, Manager],
        Holders = [AgencyOfficer],
    };

    /// <summary>An inspection in Riyadh with a visit ahead, of somebody without a part in these tests.</summary>
    public static readonly Subject Inspected = new("the inspection")
    {
        Open = "ركن الشبكات للجوالات",
        Service = "license-inspection",
        Readers = [Reviewer, SecondReviewer, Inspector, Manager, Auditor],
        Writers = [Reviewer, SecondReviewer, Inspector, Manager],
        Holders = [Inspector],
    };

    public static readonly Subject Draft = new("the citizen's draft") { Parties = [Citizen] };
    public static readonly Subject UnverifiedDraft = new("the unverified citizen's draft") { Parties = [Unverified] };

    /// <summary>Officers, by national ID, who hold a post.</summary>
    public string? Officer { get; init; }

    public static readonly Subject RiyadhPost = new("a post in Riyadh") { Officer = Who.SecondReviewer, Readers = [Manager, MinistryAdmin, Auditor] };
    public static readonly Subject JeddahPost = new("a post in Jeddah") { Officer = Who.JeddahReviewer, Readers = [MinistryAdmin, Auditor] };

    /// <summary>For pages that are about nothing of anybody's.</summary>
    public static readonly Subject None = new("nothing");

    public override string ToString() => Name;
}
