using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Baladi.Web.Shared.Localization;

/// <summary>A code made of digits — national ID, phone, license number: typed in any digits, bound in Latin ones, without spaces around.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FoldedDigitsAttribute : Attribute;

/// <summary>A password: every character counts.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AsTypedAttribute : Attribute;

/// <summary>
/// The one way of typed values into the portal. Texts come in clean (<see cref="TypedText.Clean"/>); numbers and dates, and texts
/// marked <see cref="FoldedDigitsAttribute"/>, may be typed in Arabic digits.
/// </summary>
public sealed class TypedBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (context.BindingInfo.BinderType is not null || context.BindingInfo.BindingSource is { } source && !source.CanAcceptDataFrom(BindingSource.Form) && !source.CanAcceptDataFrom(BindingSource.Query) && !source.CanAcceptDataFrom(BindingSource.Path)) return null;
        if (type == typeof(DateOnly)) return new DatePartsBinder();
        if (type == typeof(Dictionary<string, string>)) return new TextsByKey();
        Func<string, string>? read =
            type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) ? Folded
            : type != typeof(string) || Has<AsTypedAttribute>(context) ? null
            : Has<FoldedDigitsAttribute>(context) ? Folded : TypedText.Clean;
        return read is null ? null : new Binder(Inner(type, context.Services.GetRequiredService<ILoggerFactory>()), read);
    }

    internal static string Folded(string typed) => DigitFolding.Fold(TypedText.Line(typed));

    private static bool Has<T>(ModelBinderProviderContext context) => context.Metadata is DefaultModelMetadata { Attributes.Attributes: var attributes } && attributes.OfType<T>().Any();

    private static IModelBinder Inner(Type type, ILoggerFactory logs) =>
        type == typeof(decimal) ? new DecimalModelBinder(System.Globalization.NumberStyles.Number, logs)
        : type == typeof(double) ? new DoubleModelBinder(System.Globalization.NumberStyles.Float, logs)
        : new SimpleTypeModelBinder(type, logs);

    private sealed class Binder(IModelBinder inner, Func<string, string> read) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var provider = bindingContext.ValueProvider;
            bindingContext.ValueProvider = new Reading(provider, read);
            try { await inner.BindModelAsync(bindingContext); }
            finally { bindingContext.ValueProvider = provider; }
        }
    }

    /// <summary>A text for each of many, as <c>Reasons[code]</c>. The framework's own takes further spellings, and breaks at some of them.</summary>
    private sealed class TextsByKey : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var (name, texts) = (bindingContext.ModelName, new Dictionary<string, string?>());
            if (bindingContext.ValueProvider is IEnumerableValueProvider typed)
                foreach (var (key, field) in typed.GetKeysFromPrefix(name).Where(entry => entry.Value == $"{name}[{entry.Key}]"))
                {
                    var value = bindingContext.ValueProvider.GetValue(field);
                    bindingContext.ModelState.SetModelValue(field, value);
                    texts[key] = value.FirstValue is { } text ? TypedText.Clean(text) : null;
                }
            bindingContext.Result = ModelBindingResult.Success(texts);
            return Task.CompletedTask;
        }
    }

    internal sealed class Reading(IValueProvider inner, Func<string, string> read) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => inner.ContainsPrefix(prefix);

        public ValueProviderResult GetValue(string key)
        {
            var found = inner.GetValue(key);
            return found == ValueProviderResult.None ? found
                : new(new([.. found.Values.Select(value => value is null ? null : read(value))]), found.Culture);
        }
    }
}
