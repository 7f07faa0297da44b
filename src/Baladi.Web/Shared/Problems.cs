using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Baladi.Web.Shared;

/// <summary>
/// What a handler refused, in the words of Texts/problems.json: <c>problem.{code}</c>, whose arguments may be counts, numbers,
/// dates, instants, published texts and enums (<c>problem.{Enum}.{Member}</c>).
/// </summary>
public sealed class Problems(Texts texts, Dates dates)
{
    public string Say(Problem problem)
    {
        var key = "problem." + problem.Code;
        return problem.Args is [int or long, ..]
            ? texts.Count(key, Convert.ToInt64(problem.Args[0], CultureInfo.InvariantCulture), [.. problem.Args.Skip(1).Select(Shown)])
            : texts[key, [.. problem.Args.Select(Shown)]];
    }

    /// <summary>Puts each problem beside its field.</summary>
    /// <param name="label">Names the field in the sentence, on forms where it would not be clear otherwise; null says the sentence alone.</param>
    public void AddTo(ModelStateDictionary state, IEnumerable<Problem> problems, Func<string, string?>? label = null)
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Field, label?.Invoke(problem.Field) is { } name ? texts["problem.named", name, Say(problem)] : Say(problem));
    }

    /// <summary>Says of a missing answer what kind of answer it is: choose, enter a number, a date.</summary>
    public static Problem About(Problem problem, FactDefinition? fact) => problem.Code != "required" || fact is null ? problem : problem with
    {
        Code = "required." + fact.Type switch
        {
            FactType.Number or FactType.Whole => "number",
            FactType.Date => "date",
            FactType.Mobile => "mobile",
            FactType.Text or FactType.LongText or FactType.ShortAddress or FactType.Registration or FactType.NationalId => "text",
            _ => "choice",
        },
    };

    private object? Shown(object? arg) => arg switch
    {
        LocalizedText text => texts[text],
        Enum member => texts[$"problem.{member.GetType().Name}.{member}"],
        DateOnly date => dates.Gregorian(date),
        DateTimeOffset instant => dates.WithTime(instant),
        IEnumerable<ShownFact> facts => string.Join(texts["ui.comma"], facts.Select(fact => texts["problem.fact", texts[fact.Name], texts[fact.Value]])),
        IEnumerable<FactValueType> types => string.Join(texts["ui.comma"], types.Select(type => Shown(type))),
        FactValueType { Kind: ValueKind.Number, Dimension: var dimension } when dimension != default => texts["problem.FactValueType", dimension],
        FactValueType type => Shown(type.Kind),
        decimal number => number.ToString("#,##0.####", CultureInfo.InvariantCulture),
        _ => arg,
    };
}
