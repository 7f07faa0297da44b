using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;
using FluentValidation;

namespace Baladi.Web.Pages.Components;

public sealed class ComponentsPage(SampleForm form, Texts texts, DateTimeOffset now)
{
    public SampleForm Form => form;
    public DateTimeOffset Now => now;
    public DateOnly Today => RiyadhTime.DateOf(now);

    public IReadOnlyList<Choice> Zones => [.. new[] { "street", "mall", "home" }.Select(zone => new Choice(zone, texts[$"sample.zone.{zone}"], texts[$"sample.zone.{zone}.hint"], zone == "home"))];
    public IReadOnlyList<Choice> Reasons => [.. new[] { "sign", "waste", "outdoor" }.Select(reason => new Choice(reason, texts[$"sample.reason.{reason}"]))];
    public IReadOnlyList<Choice> Cities => [.. new[] { "riyadh", "jeddah", "dammam", "abha" }.Select(city => new Choice(city, texts[$"sample.city.{city}"]))];
    public IReadOnlyList<Choice> YesNo => [new("true", texts["sample.yes"]), new("false", texts["sample.no"])];
    public IReadOnlyList<string> Steps => [texts["sample.step.1"], texts["sample.step.2"], texts["sample.step.3"], texts["sample.step.4"]];

    public IReadOnlyList<ServiceCard> Services =>
    [
        new() { Title = texts["sample.service.license"], Summary = texts["sample.service.license.text"], Address = "#services", Icon = "store", Instant = true, Duration = texts["sample.instant"], Fees = texts["sample.service.fees"], Illustrative = true },
        new() { Title = texts["sample.service.construction"], Summary = texts["sample.service.construction.text"], Address = "#services", Icon = "building", Tags = [texts["sample.tag.office"]], Duration = texts.Count("dates.workingDays", 5) },
        new() { Title = texts["sample.service.plan"], Summary = texts["sample.service.plan.text"], Address = "#services", Icon = "plan", Tags = [texts["sample.tag.office"]], Duration = texts.Count("dates.days", 60) },
    ];

    public PriceTable Price => new(texts["sample.price"],
    [
        new(texts["sample.price.activity"], texts["sample.price.activity.how"], new(72_000)),
        new(texts["sample.price.sign"], texts["sample.price.sign.how"], new(40_000)),
        new(texts["sample.price.waste"], null, new(12_550)),
    ], new(124_550), Illustrative: true);
}

public sealed record SampleForm
{
    [FoldedDigits] public string? NationalId { get; init; }
    [FoldedDigits] public string? Mobile { get; init; }
    public string? Name { get; init; }
    public decimal? Area { get; init; }
    public DateOnly? LeaseEnds { get; init; }
    public string? Zone { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public string? City { get; init; }
    public string? Reason { get; init; }
    public bool Agree { get; init; }
    public IFormFile? Lease { get; init; }
}

public sealed class SampleFormValidator : AbstractValidator<SampleForm>
{
    public const int ReasonLength = 200;

    public SampleFormValidator(Texts texts)
    {
        RuleFor(form => form.NationalId).Must(id => SaudiIdentifiers.NationalId(id) is not null).WithText(texts, "sample.nationalId.wrong");
        RuleFor(form => form.Name).NotEmpty().WithText(texts, "sample.name.missing");
        RuleFor(form => form.Area).NotNull().GreaterThan(0).WithText(texts, "sample.area.wrong");
        RuleFor(form => form.LeaseEnds).NotNull().WithText(texts, "sample.leaseEnds.missing");
        RuleFor(form => form.Zone).NotEmpty().WithText(texts, "sample.zone.missing");
        RuleFor(form => form.Reasons).NotEmpty().WithText(texts, "sample.reasons.missing");
        RuleFor(form => form.City).NotEmpty().WithText(texts, "sample.city.missing");
        RuleFor(form => form.Reason).NotEmpty().WithText(texts, "sample.reason.missing").MaximumLength(ReasonLength);
        RuleFor(form => form.Agree).Equal(true).WithText(texts, "sample.agree.missing");
        RuleFor(form => form.Lease).NotNull().WithText(texts, "sample.lease.missing");
    }
}
