using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>What a password must not be. Length and a list of what everybody tries protect better than rules on characters (ASVS 6.2).</summary>
public static class PasswordRules
{
    public const int MinLength = 12;
    /// <summary>Hashing is slow on purpose; nobody shall make us hash a novel.</summary>
    public const int MaxLength = 128;
    private const int FewestCharacters = 4;

    /// <summary>Problems: password-short, password-long, password-own, password-common. Null where it may be used.</summary>
    /// <param name="own">The ID and the mobile of whoever chooses it.</param>
    public static Problem? Check(string password, string field, params IEnumerable<string> own)
    {
        if (password.Length < MinLength) return new("password-short", field, MinLength);
        if (password.Length > MaxLength) return new("password-long", field, MaxLength);
        var folded = DigitFolding.Fold(password).ToLowerInvariant();
        // The last nine digits: 05…, +9665… and 9665… are the same mobile.
        if (own.Any(value => folded.Contains(value.Length > 9 && value[0] == '+' ? value[^9..] : value, StringComparison.Ordinal))) return new("password-own", field);
        if (folded.Distinct().Count() < FewestCharacters || IsSequence(folded) || CommonPasswords.Contains(folded)) return new("password-common", field);
        return null;
    }

    // 123456789012, abcdefghijkl and their like, up or down.
    private static bool IsSequence(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(step => step is 1 or -1 or -9 or 9) >= steps.Count - 1;
    }
}
