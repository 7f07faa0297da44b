using System.Globalization;
using System.Security.Cryptography;
using Baladi.Core.Basics;

namespace Baladi.Core.Payments;

/// <summary>
/// What a payer types at a bank or a teller machine: eleven random digits and a check digit, digits only. The check (Damm) shows every single wrong digit and
/// every swap of neighbours, so that nobody pays the bill of somebody else.
/// </summary>
public static class BillNumber
{
    public const int Length = 12;

    private const long First = 10_000_000_000, End = 100_000_000_000;

    private static readonly string[] Damm =
        ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];

    public static string New()
    {
        // Never a zero in front: forms of banks drop it.
        return Checked(First + (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) % (ulong)(End - First)));
    }

    /// <summary>Counted down from the last: among a million drawn by chance two would be the same.</summary>
    internal static string FromTheEnd(long n) => Checked(End - 1 - n);

    private static string Checked(long digits)
    {
        var body = digits.ToString(CultureInfo.InvariantCulture);
        return body + Check(body);
    }

    /// <summary>The number as it is kept, whatever digits and spaces were typed; null where it cannot be one.</summary>
    public static string? Parse(string? typed)
    {
        if (typed is null) return null;
        var kept = string.Concat(DigitFolding.Fold(typed).Where(c => c is not (' ' or '-')));
        return kept.Length == Length && kept.All(char.IsAsciiDigit) && Check(kept) == '0' ? kept : null;
    }

    /// <summary>In groups of four, as it is read out.</summary>
    public static string Grouped(string number) => $"{number[..4]} {number[4..8]} {number[8..]}";

    private static char Check(string digits) => digits.Aggregate('0', (interim, digit) => Damm[interim - '0'][digit - '0']);
}
