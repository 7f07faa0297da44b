using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Baladi.Web.Shared.Routing;

/// <summary>The page has one address for all languages: a scanned code, the API, operations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoCultureAttribute : Attribute;

/// <summary>Puts the language before every attribute route, POST paths included, so that no page can be forgotten.</summary>
public sealed class CultureConvention : IApplicationModelConvention
{
    public const string Key = "culture";
    private static readonly AttributeRouteModel Prefix = new() { Template = $"{{{Key}:{Key}}}" };

    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
        {
            if (controller.Attributes.OfType<NoCultureAttribute>().Any()) continue;
            var prefixed = AddTo(controller.Selectors, _ => true);
            foreach (var action in controller.Actions)
            {
                // An action's own absolute route ("~/…") replaces the controller's, so it needs the language itself.
                var found = AddTo(action.Selectors, route => !prefixed || route.IsAbsoluteTemplate);
                if (!prefixed && !found) throw new InvalidOperationException($"{action.DisplayName} has no attribute route.");
            }
        }
    }

    private static bool AddTo(IList<SelectorModel> selectors, Func<AttributeRouteModel, bool> applies)
    {
        var any = false;
        foreach (var selector in selectors)
            if (selector.AttributeRouteModel is { } route && applies(route))
            {
                var relative = new AttributeRouteModel(route) { Template = route.Template?.TrimStart('~', '/') };
                selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(Prefix, relative);
                if (route.IsAbsoluteTemplate) selector.AttributeRouteModel!.Template = "~/" + selector.AttributeRouteModel.Template;
                any = true;
            }
        return any;
    }
}
