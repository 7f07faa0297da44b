using System.Globalization;

namespace Baladi.Core.Basics;

/// <summary>Saudi riyals, kept as whole halalas (1 SAR = 100 halalas).</summary>
public readonly record struct Money(long Halalas) : IComparable<Money>
{
    public static readonly Money Zero;

    public decimal Riyals => Halalas / 100m;

    /// <summary>Rounded to the halala, halves away from zero, as an invoice does.</summary>
    public static Money FromRiyals(decimal riyals) =>
        new((long)decimal.Round(riyals * 100m, 0, MidpointRounding.AwayFromZero));

    public static Money operator +(Money a, Money b) => new(a.Halalas + b.Halalas);
    public static Money operator -(Money a, Money b) => new(a.Halalas - b.Halalas);
    public static bool operator <(Money a, Money b) => a.Halalas < b.Halalas;
    public static bool operator >(Money a, Money b) => a.Halalas > b.Halalas;
    public static bool operator <=(Money a, Money b) => a.Halalas <= b.Halalas;
    public static bool operator >=(Money a, Money b) => a.Halalas >= b.Halalas;
    public int CompareTo(Money other) => Halalas.CompareTo(other.Halalas);

    /// <summary>"1,234.50": digits only, the sign of the currency is the page's.</summary>
    public override string ToString() => Riyals.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
