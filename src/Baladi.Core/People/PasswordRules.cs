using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>
/// What a password must not be: short, easy to guess, or known from a breach. How hard it is to guess is estimated (zxcvbn); rules on
/// characters would only move everybody to the same tricks (ASVS 6.2).
/// </summary>
public sealed class PasswordRules(BreachedPasswords breached)
{
    public const int MinLength = 12;
    /// <summary>Hashing is slow on purpose; nobody shall make us hash a novel.</summary>
    public const int MaxLength = 128;
    private const int FewestCharacters = 4;
    /// <summary>Of 0 to 4: safe against guessing with the hash at hand, ten thousand times a second.</summary>
    private const int FewestPoints = 3;
    // The estimate looks at every pair of positions; what is past this adds nothing.
    private const int MostEstimated = 64;

    // With its dictionaries read once.
    private static readonly global::Zxcvbn.Zxcvbn Estimate = new();

    /// <summary>Words everybody here thinks of first, which the estimate's own dictionaries do not have.</summary>
    private static readonly string[] Local =
    [
        "saudi", "saudia", "saudiarabia", "ksa", "riyadh", "jeddah", "makkah", "madinah", "dammam", "baladi", "balady", "amanah", "baladiya", "municipality", "absher", "tawakkalna", "nafath", "vision2030",
        "alhilal", "alnassr", "alahli", "alittihad", "mohammed", "mohammad", "muhammad", "ahmed", "abdullah", "khalid", "fahad", "sultan", "faisal", "salman", "abdulaziz", "allah", "bismillah", "alhamdulillah", "yarab", "welcome", "changeme",
    ];

    /// <summary>Problems: password-short, password-long, password-own, password-common, password-breached. Null where it may be used.</summary>
    /// <param name="own">The ID and the mobile of whoever chooses it.</param>
    public Problem? Check(string password, string field, params IEnumerable<string> own)
    {
        if (password.Length < MinLength) return new("password-short", field, MinLength);
        if (password.Length > MaxLength) return new("password-long", field, MaxLength);
        var folded = DigitFolding.Fold(password).ToLowerInvariant();
        // The last nine digits: 05…, +9665… and 9665… are the same mobile.
        var owned = own.Select(value => value.Length > 9 && value[0] == '+' ? value[^9..] : value).ToList();
        if (owned.Any(value => folded.Contains(value, StringComparison.Ordinal))) return new("password-own", field);
        if (breached.Contains(password) || breached.Contains(folded)) return new("password-breached", field);
        if (folded.Distinct().Count() < FewestCharacters || IsOrnamented(folded) || IsEasy(folded, owned)) return new("password-common", field);
        return null;
    }

    private static bool IsEasy(string folded, IEnumerable<string> owned) =>
        Estimate.EvaluatePassword(folded.Length > MostEstimated ? folded[..MostEstimated] : folded, [.. Local, .. owned]).Score < FewestPoints;

    // "Password@2026!" is "password" with ornaments, whatever the estimate thinks of the sum.
    private static bool IsOrnamented(string folded) => folded.Trim([.. "0123456789!@#$%^&*()-_=+.,?/ "]) is var letters && (letters.Length <= 2 || Local.Contains(letters));
}
