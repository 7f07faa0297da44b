using Baladi.Core.Payments.Invoicing;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using QRCoder;

namespace Baladi.Web.Areas.Licenses.Invoices;

/// <summary>The invoices and credit notes of a case, to its parties.</summary>
[ActsAsParty, Area("Licenses"), Route("licenses/cases/{reference}/invoices"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvoicesController(CasePages pages, ReadPapers papers, InvoicePrint print, CurrentActor current) : Controller
{
    private const int SquareSize = 4;

    [HttpGet("{paper:long}", Name = Routes.InvoicePaper)]
    public async Task<IActionResult> Show(string reference, long paper, CancellationToken cancel) =>
        await FindAsync(reference, paper, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("{paper:long}/document.pdf", Name = Routes.InvoicePaperPdf)]
    public async Task<IActionResult> Pdf(string reference, long paper, CancellationToken cancel)
    {
        if (await FindAsync(reference, paper, cancel) is not { } page) return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        var header = new ContentDispositionHeaderValue("inline");
        header.SetHttpFileName($"{page.Paper.Paper.Number}.pdf");
        Response.Headers.ContentDisposition = header.ToString();
        return File(page.Print.ToPdf(), "application/pdf");
    }

    private async Task<InvoicePaperPage?> FindAsync(string reference, long paper, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, current.Actor, cancel) is not { } page || await papers.FindAsync(page.Case.Id, paper, current.Actor, cancel) is not { } read) return null;
        var printed = print.Of(read, page);
        return new(page, read, printed, printed.Code is { } code ? PictureOf(code) : null);
    }

    private static string PictureOf(string code)
    {
        using var squares = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(squares);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(SquareSize))}";
    }
}
