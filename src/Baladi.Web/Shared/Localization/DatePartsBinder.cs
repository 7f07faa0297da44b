using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Baladi.Web.Shared.Localization;

/// <summary>A date from one value (2026-11-23) or from the three boxes of <c>ui-date</c>: <c>Name.day</c>, <c>Name.month</c>, <c>Name.year</c>.</summary>
public sealed class DatePartsBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var values = new TypedBinderProvider.Reading(bindingContext.ValueProvider, TypedBinderProvider.Folded);
        string Part(string part) => values.GetValue($"{name}.{part}").FirstValue ?? "";

        var whole = values.GetValue(name).FirstValue;
        var typed = !string.IsNullOrEmpty(whole) ? whole : $"{Part("year")}-{Part("month")}-{Part("day")}";
        if (typed == "--") return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(name, new ValueProviderResult(typed));
        if (DateOnly.TryParseExact(typed, ["yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            bindingContext.Result = ModelBindingResult.Success(date);
        else
            bindingContext.ModelState.TryAddModelError(name, bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(typed, name));
        return Task.CompletedTask;
    }
}
