using System.Text;
using Baladi.Core.Documents;
using Baladi.Core.Language;
using Xunit;
using Pig = UglyToad.PdfPig.PdfDocument;

namespace Baladi.Core.Tests.Documents;

public class LicenseDocumentTests
{
    private static readonly LicenseDocument Restaurant = new()
    {
        Title = new LocalizedText("رخصة نشاط تجاري", "Commercial activity license"),
        Number = "4501-7782-913/25",
        Authority = new LocalizedText("بلدية العليا الفرعية", "Olaya Sub-municipality"),
        ParentAuthority = new LocalizedText("أمانة منطقة الرياض", "Riyadh Region Amanah"),
        Holder = "مؤسسة نخيل العارض للأغذية",
        Fields =
        [
            new(new("السجل التجاري", "Commercial registration"), "1010123456"),
            new(new("النشاط", "Activity"), new LocalizedText("مطاعم مع خدمة الجلوس", "Restaurants with table service")),
            new(new("هاتف التواصل", "Contact phone"), "+966 50 123 4567"),
        ],
        IssuedOn = new DateOnly(2026, 3, 15),
        ValidFrom = new DateOnly(2026, 3, 15),
        ValidTo = new DateOnly(2027, 3, 14),
        Conditions = [new("تُعلّق هذه الرخصة في مكان ظاهر.", "Display this license in a visible place.")],
        VerificationAddress = new Uri("https://baladi.example/ar/verify/4501-7782-913-25"),
        PrintedAt = new DateTimeOffset(2026, 3, 15, 9, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void ToPdf_License_IsOnePageWithItsNumberAndBothCalendars()
    {
        using var pdf = Pig.Open(Restaurant.ToPdf());

        Assert.Equal(1, pdf.NumberOfPages);
        var text = pdf.GetPage(1).Text;
        Assert.Contains("4501-7782-913/25", text, StringComparison.Ordinal);
        Assert.Contains("+966 50 123 4567", text, StringComparison.Ordinal);
        Assert.Contains("2027/03/14", text, StringComparison.Ordinal);
        Assert.Contains("1447/09/26", text, StringComparison.Ordinal);
        Assert.Contains("Restaurants with", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPdf_License_HasTitleProducerLanguageAndFixedDates()
    {
        var bytes = Restaurant.ToPdf();
        using var pdf = Pig.Open(bytes);

        Assert.Equal("رخصة نشاط تجاري 4501-7782-913/25 | Commercial activity license", pdf.Information.Title);
        Assert.Equal("Baladi", pdf.Information.Producer);
        Assert.StartsWith("D:20260315090000", pdf.Information.CreationDate, StringComparison.Ordinal);
        Assert.Equal("(ar-SA)", pdf.Structure.Catalog.CatalogDictionary.Data["Lang"].ToString());
    }

    [Fact]
    public void ToPdf_SameInputOnSeveralThreads_GivesTheSameBytes()
    {
        var expected = Restaurant.ToPdf();

        var all = Enumerable.Range(0, 24).AsParallel().Select(_ => Restaurant.ToPdf()).ToArray();

        Assert.All(all, bytes => Assert.True(bytes.AsSpan().SequenceEqual(expected)));
    }

    [Fact]
    public void ToPdf_OtherNumber_GivesAnotherFileIdentifier() =>
        Assert.NotEqual(Identifier(Restaurant.ToPdf()), Identifier((Restaurant with { Number = "4501-7782-914/25" }).ToPdf()));

    [Fact]
    public void ToPdf_Fonts_AreSubset() => Assert.InRange(Restaurant.ToPdf().Length, 20_000, 100_000);

    [Fact]
    public void ToPdf_ManyConditions_ContinuesOnNumberedPagesWithEveryCondition()
    {
        var conditions = Enumerable.Range(1, 80).Select(i => new LocalizedText($"الشرط رقم {i}", $"Condition item-{i:D2}")).ToArray();

        using var pdf = Pig.Open((Restaurant with { Conditions = conditions }).ToPdf());

        Assert.True(pdf.NumberOfPages > 1);
        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.All(Enumerable.Range(1, 80), i => Assert.Contains($"item-{i:D2}", text, StringComparison.Ordinal));
        Assert.Contains($"Page {pdf.NumberOfPages} of {pdf.NumberOfPages}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPdf_NotInForceOnDemonstrationSystem_SaysBoth()
    {
        using var pdf = Pig.Open((Restaurant with
        {
            NotInForce = new("ملغاة", "Cancelled"),
            Watermark = new("نموذج تجريبي", "DEMO"),
            Marker = new("بيانات توضيحية", "Illustrative data"),
        }).ToPdf());

        Assert.All(["Cancelled", "DEMO", "Illustrative data"], words => Assert.Contains(words, pdf.GetPage(1).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void ToPdf_VerificationAddress_IsALinkAndPrinted()
    {
        using var pdf = Pig.Open(Restaurant.ToPdf());

        Assert.Contains(Restaurant.VerificationAddress.AbsoluteUri, pdf.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains(pdf.GetPage(1).GetHyperlinks(), link => link.Uri == Restaurant.VerificationAddress.AbsoluteUri);
    }

    [Theory]
    [InlineData(2026, 3, 15, "1447/09/26")]
    [InlineData(1900, 4, 30, "1318/01/01")]
    [InlineData(2077, 11, 16, "1500/12/30")]
    [InlineData(1900, 4, 29, null)]
    [InlineData(2077, 11, 17, null)]
    public void Hijri_Date_IsUmmAlQuraWithinItsRange(int year, int month, int day, string? expected) =>
        Assert.Equal(expected, DocumentDates.Hijri(new DateOnly(year, month, day)));

    private static string Identifier(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text[text.LastIndexOf("/ID", StringComparison.Ordinal)..];
    }
}
