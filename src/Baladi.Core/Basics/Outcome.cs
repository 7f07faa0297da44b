namespace Baladi.Core.Basics;

/// <summary>
/// One thing wrong with what somebody sent. <paramref name="Code"/> names a text in the resources, <paramref name="Field"/>
/// the input it stands beside (empty for the whole form), <paramref name="Args"/> fill the text.
/// </summary>
public sealed record Problem(string Code, string Field = "", params object[] Args)
{
    /// <summary>The same problem of something that stands in a place of a larger thing.</summary>
    public Problem At(string place) => this with { Field = Field.Length == 0 ? place : $"{place}/{Field}" };

    /// <summary>For logs and those who write files: the code, where, and about what.</summary>
    public override string ToString() => string.Join(' ', new[] { Field.Length == 0 ? "" : Field + ":", Code, string.Join(", ", Args) }.Where(part => part.Length > 0));
}

public enum OutcomeKind
{
    /// <summary>It was done.</summary>
    Done,
    /// <summary>What was sent cannot be accepted; the problems say why.</summary>
    Invalid,
    /// <summary>It does not exist, or not for this actor.</summary>
    NotFound,
    /// <summary>Somebody else was faster; the problems say who did what.</summary>
    Conflict,
    /// <summary>The actor sees it and may still not do this; the problems say why.</summary>
    Forbidden,
}

/// <summary>What a handler answers: a value, or the problems in the way.</summary>
public sealed record Outcome<T>(OutcomeKind Kind, T? Value, IReadOnlyList<Problem> Problems)
{
    public bool IsDone => Kind == OutcomeKind.Done;

    public static implicit operator Outcome<T>(T value) => new(OutcomeKind.Done, value, []);
    public static implicit operator Outcome<T>(Failure failure) => new(failure.Kind, default, failure.Problems);
}

/// <summary>An outcome without a value, of any type.</summary>
public sealed record Failure(OutcomeKind Kind, params IReadOnlyList<Problem> Problems)
{
    public static readonly Failure NotFound = new(OutcomeKind.NotFound);
    public static Failure Invalid(params IReadOnlyList<Problem> problems) => new(OutcomeKind.Invalid, problems);
    public static Failure Conflict(params IReadOnlyList<Problem> problems) => new(OutcomeKind.Conflict, problems);
    public static Failure Forbidden(params IReadOnlyList<Problem> problems) => new(OutcomeKind.Forbidden, problems);
}
