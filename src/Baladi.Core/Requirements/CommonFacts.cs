namespace Baladi.Core.Requirements;

/// <summary>The facts the core itself reads; every other fact is the business of published data alone.</summary>
public static class CommonFacts
{
    /// <summary>Decides which authority answers.</summary>
    public const string Municipality = "place.municipality";
    public const string City = "place.city";
    public const string ShortAddress = "place.shortAddress";
    /// <summary>Narrows the requirements that apply.</summary>
    public const string Activity = "license.activity";
    /// <summary>For which establishment the applicant acts; absent for oneself.</summary>
    public const string Establishment = "applicant.establishment";
    /// <summary>Where messages about the application go.</summary>
    public const string ContactMobile = "contact.mobile";
}
