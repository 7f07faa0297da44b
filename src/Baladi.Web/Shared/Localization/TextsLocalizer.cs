using Microsoft.Extensions.Localization;

namespace Baladi.Web.Shared.Localization;

/// <summary>Lends the texts to parts of the framework that ask for <see cref="IStringLocalizer"/>.</summary>
public sealed class TextsLocalizer(Texts texts) : IStringLocalizer, IStringLocalizerFactory
{
    public LocalizedString this[string name] => new(name, texts.Has(name) ? texts[name] : name, !texts.Has(name));
    public LocalizedString this[string name, params object[] arguments] => new(name, texts.Has(name) ? texts[name, arguments] : name, !texts.Has(name));
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.Keys.Select(key => new LocalizedString(key, texts[key]));
    public IStringLocalizer Create(Type resourceSource) => this;
    public IStringLocalizer Create(string baseName, string location) => this;
}
