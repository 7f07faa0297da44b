using System.Globalization;
using System.Text;

namespace Baladi.Core.Payments.Invoicing;

/// <summary>
/// What the code on a tax invoice holds, as the Zakat, Tax and Customs Authority asks in its first phase: fields of tag, length and value in base64 —
/// name of the seller, VAT number, time, total with tax, tax.
/// </summary>
public static class InvoiceCode
{
    /// <summary>Null where no tax is due.</summary>
    public static string? Of(InvoiceDocument paper) => paper.IsTaxed
        ? Of(paper.SellerName.Ar, paper.VatNumber!, paper.IssuedAt, paper.Total.Riyals, paper.Tax.Riyals)
        : null;

    /// <exception cref="ArgumentException">A value is longer than 255 bytes.</exception>
    public static string Of(string seller, string vatNumber, DateTimeOffset at, decimal total, decimal tax)
    {
        using var fields = new MemoryStream();
        byte tag = 0;
        foreach (var value in (string[])[seller, vatNumber, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Plain(total), Plain(tax)])
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            if (bytes.Length > byte.MaxValue) throw new ArgumentException("A field of the code holds 255 bytes at most.", nameof(seller));
            fields.WriteByte(++tag);
            fields.WriteByte((byte)bytes.Length);
            fields.Write(bytes);
        }
        return Convert.ToBase64String(fields.ToArray());
    }

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
