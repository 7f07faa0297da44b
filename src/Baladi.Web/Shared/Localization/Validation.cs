using System.Globalization;
using FluentValidation;
using FluentValidation.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Baladi.Web.Shared.Localization;

public static class ValidationTexts
{
    /// <summary>The message of the rule before it, from the texts: <c>RuleFor(page =&gt; page.Area).GreaterThan(0).WithText(texts, "shop.area.tooSmall")</c>.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithText<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Texts texts, string key, params object?[] args) =>
        rule.WithMessage(_ => texts[key, args]);

    /// <summary>What model binding says when a value cannot be read at all.</summary>
    internal static void Use(this DefaultModelBindingMessageProvider messages, Texts texts)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["validation.unreadable"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["validation.unreadable"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["validation.unreadable"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["validation.unreadable"]);
        messages.SetValueIsInvalidAccessor(_ => texts["validation.unreadable"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["validation.number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["validation.number"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["validation.missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["validation.missing"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["validation.missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["validation.missing"]);
    }
}

/// <summary>Messages of rules without one of their own: <c>validation.NotEmptyValidator</c> and so on, else FluentValidation's own Arabic and English.</summary>
internal sealed class TextsLanguageManager(Texts texts) : LanguageManager
{
    public override string GetString(string key, CultureInfo? culture = null)
    {
        var own = "validation." + key;
        return texts.Has(own) ? texts[own] : base.GetString(key, culture ?? CultureInfo.CurrentUICulture);
    }
}
