using Baladi.Core.People;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Shared.Layout;

/// <summary>What the header says of the person in front of it.</summary>
public sealed record Visitor(string? Name, string? ActingFor)
{
    public bool IsSignedIn => Name is not null;

    public static Visitor From(Actor actor) => new(actor.Name?.In(Texts.Language), actor.ActingFor?.Name.In(Texts.Language));
}
