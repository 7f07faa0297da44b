using Baladi.Core.Payments;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Payments;

public class BillNumberTests
{
    [Fact]
    public void Parse_OwnNumber_HoweverTyped_IsTheNumber() => Gen.Int[0, 3].Sample(style =>
    {
        var number = BillNumber.New();
        var typed = style switch { 0 => number, 1 => BillNumber.Grouped(number), 2 => string.Concat(number.Select(digit => (char)('٠' + digit - '0'))), _ => number.Insert(5, "-") };
        return number.Length == BillNumber.Length && number[0] != '0' && BillNumber.Parse(typed) == number;
    });

    [Fact]
    public void Parse_OneDigitWrongOrTwoSwapped_IsNone() => Gen.Select(Gen.Int[0, BillNumber.Length - 1], Gen.Int[1, 9], Gen.Bool).Sample((at, by, swap) =>
    {
        var digits = BillNumber.New().ToCharArray();
        if (swap && at < BillNumber.Length - 1 && digits[at] != digits[at + 1]) (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        else digits[at] = (char)('0' + (digits[at] - '0' + by) % 10);
        return BillNumber.Parse(new string(digits)) is null;
    });
}
