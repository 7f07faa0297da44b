using Baladi.Core.Basics;
using Baladi.Web.Shared.Localization;
using FluentValidation;

namespace Baladi.Web.Areas.Development.Clock;

/// <param name="Now">As the system sees it.</param>
/// <param name="Offset">How far it runs ahead.</param>
/// <param name="Moved">It was just moved.</param>
public sealed record ClockPage(DateTimeOffset Now, TimeSpan Offset, bool Moved, ClockForm Form)
{
    public static readonly IReadOnlyList<(string Text, int Days, int Hours)> Steps = [("hour", 0, 1), ("day", 1, 0), ("week", 7, 0), ("month", 30, 0)];
}

/// <summary>Forward by days and hours, or to a date.</summary>
public sealed record ClockForm
{
    public int? Days { get; init; }
    public int? Hours { get; init; }
    public DateOnly? Date { get; init; }
}

public sealed class ClockFormValidator : AbstractValidator<ClockForm>
{
    public ClockFormValidator(Texts texts, TimeProvider time)
    {
        RuleFor(form => form.Days).Must(days => days is null or (>= 0 and <= 3650)).WithText(texts, "development.clock.days.wrong");
        RuleFor(form => form.Hours).Must(hours => hours is null or (>= 0 and <= 1000)).WithText(texts, "development.clock.hours.wrong");
        RuleFor(form => form.Days).Must((form, days) => days > 0 || form.Hours > 0).When(form => form.Date is null).WithText(texts, "development.clock.none");
        RuleFor(form => form.Date).Must(date => date > time.Today()).When(form => form.Date is not null).WithText(texts, "development.clock.date.past");
    }
}
