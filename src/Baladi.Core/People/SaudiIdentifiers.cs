using System.Text.RegularExpressions;
using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>Identifiers people type. Each parser folds Arabic digits, drops spaces and hyphens, and answers null for what cannot be valid.</summary>
public static partial class SaudiIdentifiers
{
    /// <summary>National ID (1…) or iqama (2…): ten digits, Luhn.</summary>
    public static string? NationalId(string? typed) => Kept(typed) is { } id && NationalIdShape().IsMatch(id) && Luhn(id) ? id : null;

    /// <summary>A mobile as +9665xxxxxxxx, from 05…, 5…, 9665…, +9665… or 009665….</summary>
    public static string? Mobile(string? typed) => Kept(typed) is { } phone && MobileShape().Match(phone) is { Success: true } match ? "+966" + match.Groups[1].Value : null;

    public static string? CommercialRegistration(string? typed) => Kept(typed) is { } number && TenDigits().IsMatch(number) ? number : null;

    public static string? ShortAddress(string? typed) => Kept(typed)?.ToUpperInvariant() is { } address && ShortAddressShape().IsMatch(address) ? address : null;

    /// <summary>1•••••0008: enough to recognise one's own, useless to a stranger.</summary>
    public static string Masked(string nationalId) => $"{nationalId[0]}•••••{nationalId[^4..]}";

    /// <summary>05••••0008, from a mobile as it is kept.</summary>
    public static string MaskedMobile(string mobile) => $"05••••{mobile[^4..]}";

    private static string? Kept(string? typed) => typed is null ? null : Noise().Replace(DigitFolding.Fold(typed), "");

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    [GeneratedRegex("^[12][0-9]{9}$")] private static partial Regex NationalIdShape();
    [GeneratedRegex(@"^(?:\+966|00966|966|0)?(5[0-9]{8})$")] private static partial Regex MobileShape();
    [GeneratedRegex("^[0-9]{10}$")] private static partial Regex TenDigits();
    [GeneratedRegex("^[A-Z]{4}[0-9]{4}$")] private static partial Regex ShortAddressShape();
    // Spaces, hyphens and the invisible direction marks that come along when an ID is pasted from an Arabic page.
    [GeneratedRegex(@"[\s\-\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]")] private static partial Regex Noise();
}
