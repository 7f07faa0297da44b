using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using FluentValidation;
using Baladi.Core.Cases;

namespace Baladi.Web.Areas.Licenses.Consents;

public sealed record ConsentForm
{
    /// <summary>The published action.</summary>
    public string? Answer { get; init; }
    /// <summary>The numbers of the undertakings that were ticked.</summary>
    public string[] Undertakes { get; init; } = [];
    public string? Reason { get; init; }
}

public sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator() => RuleFor(form => form.Reason).MaximumLength(SendMessageHandler.MaxLength);
}

/// <summary>What somebody is asked to agree to: what it is, what stands against it, what they take on and what it costs whom.</summary>
public sealed record ConsentPage
{
    public required ReadConsent Consent { get; init; }
    public required Authority Authority { get; init; }
    /// <summary>The license it is about, while they are asked.</summary>
    public License? License { get; init; }
    public LicenseStatus? Status { get; init; }
    public IReadOnlyList<ReadLicenseChange> Changes { get; init; } = [];
    public required ConsentForm Form { get; init; }
    public Problem? Gap { get; init; }

    public ActionDefinition Agree => Consent.Definition.Actions.First(action => action.Kind == ActionKind.Approve);
    public ActionDefinition Refuse => Consent.Definition.Actions.First(action => action.Kind == ActionKind.Refuse);
    /// <summary>How they answered; null where they have not.</summary>
    public ActionDefinition? Answered => Consent.Definition.Actions.FirstOrDefault(action => action.Code == Consent.Task.Action);
    public bool TicksAll => Form.Undertakes.Distinct().Count() == Consent.Definition.Undertakings.Count;
}
