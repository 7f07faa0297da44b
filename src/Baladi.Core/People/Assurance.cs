using System.Reflection;
using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>How sure we are that somebody is who they say they are (ADR 0010).</summary>
public enum Assurance
{
    /// <summary>Nobody has signed in.</summary>
    None,
    /// <summary>An account of one's own making: the mobile is theirs, the ID is only said. Browses and drafts.</summary>
    SelfRegistered,
    /// <summary>The ID is proven, by the national sign-on or by a clerk who saw it. Submits, signs, acts for others.</summary>
    Verified,
}

/// <summary>Whether the ID of a person stands for them today.</summary>
public enum PersonStanding
{
    /// <summary>Nothing is known against it.</summary>
    Sound,
    /// <summary>The ID has expired: what needs a verified person waits until it is renewed.</summary>
    IdExpired,
    /// <summary>The person has died: nobody acts with their account any more.</summary>
    Deceased,
}

/// <summary>The level a command needs of whoever gives it. Every command on a case says one; the handler asks <see cref="AssuranceRules.Gap{TCommand}"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeedsAttribute(Assurance level) : Attribute
{
    public Assurance Level { get; } = level;
}

public static class AssuranceRules
{
    /// <summary>What a command needs; the most, where it does not say.</summary>
    public static Assurance Needed(Type command) => command.GetCustomAttribute<NeedsAttribute>()?.Level ?? Assurance.Verified;

    /// <summary>What the actor lacks to give the command. Null where nothing; otherwise sign-in-first, person-deceased, verify-first, id-expired.</summary>
    public static Problem? Gap<TCommand>(this Actor actor) => Gap(actor, Of<TCommand>.Level);

    public static Problem? Gap(Actor actor, Assurance needed) => needed switch
    {
        Assurance.None => null,
        _ when actor.Channel == Channel.System => null,
        _ when !actor.IsSignedIn => new("sign-in-first"),
        _ when actor.Standing == PersonStanding.Deceased => new("person-deceased"),
        Assurance.Verified when actor.Assurance < Assurance.Verified => new("verify-first"),
        Assurance.Verified when actor.Standing == PersonStanding.IdExpired => new("id-expired"),
        _ => null,
    };

    // Read once for each command.
    private static class Of<TCommand>
    {
        public static readonly Assurance Level = Needed(typeof(TCommand));
    }
}
