namespace Baladi.Core.Requirements;

/// <summary>The one vocabulary of judgements, on every page and in the API.</summary>
public enum Verdict
{
    /// <summary>The requirement is met.</summary>
    Pass,
    /// <summary>It is not met.</summary>
    Fail,
    /// <summary>It cannot be said yet, for the reason given; never read as met.</summary>
    Unknown,
    /// <summary>The applicant has still to provide something.</summary>
    ToProvide,
    /// <summary>It does not concern this case.</summary>
    NotApplicable,
}

public enum VerdictReason
{
    /// <summary>The values speak for themselves.</summary>
    None,
    /// <summary>A fact it depends on is missing.</summary>
    MissingFact,
    /// <summary>The document is not there yet.</summary>
    NotProvided,
    /// <summary>The undertaking has not been given.</summary>
    NotDeclared,
    /// <summary>An officer has to look.</summary>
    AwaitsOfficer,
    /// <summary>It is seen on site, after issuing.</summary>
    SeenOnSite,
    /// <summary>The condition under which it applies does not hold.</summary>
    OutOfScope,
    /// <summary>It is optional and was left out.</summary>
    LeftOut,
    /// <summary>An officer judged it.</summary>
    JudgedByOfficer,
    /// <summary>It binds on other days only.</summary>
    NotInForce,
    /// <summary>An officer who may do so waived it, with a reason.</summary>
    Waived,
}
