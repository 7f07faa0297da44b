namespace Baladi.TestKit.Portals;

/// <summary>The demo people by what they are in a test; the numbers are their national IDs.</summary>
public static class Who
{
    public const string Citizen = "1000000008";
    public const string OtherCitizen = "1000002012";
    public const string Unverified = "1000000040";
    /// <summary>A resident who reads English.</summary>
    public const string Resident = "2000000006";
    /// <summary>Owns <see cref="Shop"/> and <see cref="SharedShop"/>.</summary>
    public const string Owner = "1000000016";
    /// <summary>Acts for <see cref="SharedShop"/>.</summary>
    public const string Delegate = "1000000032";
    /// <summary>Owns an accredited engineering office.</summary>
    public const string Engineer = "1000000024";

    /// <summary>Reviews, and judges events, in <see cref="Riyadh"/>.</summary>
    public const string Reviewer = "1000000107";
    public const string SecondReviewer = "1000000115";
    public const string JeddahReviewer = "1000000206";
    /// <summary>Inspector and manager of the amanah above <see cref="Riyadh"/>.</summary>
    public const string Inspector = "1000000305";
    public const string Manager = "1000000404";
    public const string JeddahManager = "1000000412";
    /// <summary>Of the objections committee of the amanah of Riyadh.</summary>
    public const string Objections = "1000000420";
    public const string CivilDefense = "1000000503";
    public const string Agent940 = "1000000602";
    /// <summary>Writes what the ministry publishes; the second approves it.</summary>
    public const string MinistryAdmin = "1000000701";
    public const string MinistryApprover = "1000000719";
    public const string Clerk = "1000000800";
    public const string Moderator = "1000000909";
    public const string Auditor = "1000000917";
    public const string Operator = "1000000925";
    public const string PaymentsClerk = "1000000933";

    /// <summary>Commercial registrations.</summary>
    public const string Shop = "1010000016";
    public const string SharedShop = "1010000024";

    /// <summary>A municipality of the amanah of Riyadh, and one of Jeddah.</summary>
    public const string Riyadh = "01008";
    public const string Jeddah = "03001";
}
