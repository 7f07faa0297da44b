using Baladi.Core.Basics;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Baladi.Web.Shared.Localization;

/// <summary>A code made of digits — national ID, phone, license number: typed in any digits, bound in Latin ones, without spaces around.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FoldedDigitsAttribute : Attribute;

/// <summary>Numbers and dates, and texts marked <see cref="FoldedDigitsAttribute"/>, may be typed in Arabic digits; free text stays as typed.</summary>
public sealed class FoldedDigitsBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        var folds = type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) || type == typeof(DateOnly)
            || (type == typeof(string) && context.Metadata is DefaultModelMetadata { Attributes.Attributes: var attributes } && attributes.OfType<FoldedDigitsAttribute>().Any());
        if (!folds || context.BindingInfo.BinderType is not null) return null;
        return type == typeof(DateOnly) ? new DatePartsBinder() : new Binder(type, context.Services.GetRequiredService<ILoggerFactory>());
    }

    private sealed class Binder(Type type, ILoggerFactory logs) : IModelBinder
    {
        private readonly IModelBinder inner = type == typeof(decimal) ? new Microsoft.AspNetCore.Mvc.ModelBinding.Binders.DecimalModelBinder(System.Globalization.NumberStyles.Number, logs)
            : type == typeof(double) ? new Microsoft.AspNetCore.Mvc.ModelBinding.Binders.DoubleModelBinder(System.Globalization.NumberStyles.Float, logs)
            : new Microsoft.AspNetCore.Mvc.ModelBinding.Binders.SimpleTypeModelBinder(type, logs);

        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var provider = bindingContext.ValueProvider;
            bindingContext.ValueProvider = new Folding(provider);
            try { await inner.BindModelAsync(bindingContext); }
            finally { bindingContext.ValueProvider = provider; }
        }
    }

    internal sealed class Folding(IValueProvider inner) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => inner.ContainsPrefix(prefix);

        public ValueProviderResult GetValue(string key)
        {
            var found = inner.GetValue(key);
            return found == ValueProviderResult.None ? found
                : new(new([.. found.Values.Select(value => value is null ? null : DigitFolding.Fold(value).Trim())]), found.Culture);
        }
    }
}
