using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Areas.Licenses.Documents;

/// <summary>Files of cases and licenses, to parties and to staff in scope; for everybody else they do not exist.</summary>
[Area("Licenses"), Route("licenses"), Authorize(Policy = Policies.SignedIn), ShowsCase]
public sealed class DocumentsController(CurrentActor current) : Controller
{
    [HttpGet("cases/{reference}/documents/{id:long}", Name = Routes.CaseDocument)]
    public async Task<IActionResult> Evidence(string reference, long id, [FromServices] ReadEvidence evidence, CancellationToken cancel)
    {
        if (Reference.Parse(reference) is not { } parsed || await evidence.OpenAsync(parsed, id, current.Actor, cancel) is not { } opened) return NotFound();
        Private("attachment", EvidenceName.Of(opened.Evidence));
        return File(opened.Content, opened.Evidence.ContentType, enableRangeProcessing: true);
    }

    [HttpGet("{number}/document.pdf", Name = Routes.LicenseDocument)]
    public async Task<IActionResult> License(string number, [FromServices] ReadLicenses licenses, [FromServices] LicensePrint print, CancellationToken cancel)
    {
        var typed = DigitFolding.Fold(number);
        if (!Core.Licenses.License.IsNumber(typed) || await licenses.FindAsync(typed, current.Actor, cancel) is not { } found) return NotFound();
        Private("inline", $"{found.License.Number}.pdf");
        return File(print.Document(found).ToPdf(), "application/pdf");
    }

    /// <summary>To be hung up where everybody sees it.</summary>
    [HttpGet("{number}/poster.pdf", Name = Routes.LicensePoster)]
    public async Task<IActionResult> Poster(string number, [FromServices] ReadLicenses licenses, [FromServices] LicensePrint print, CancellationToken cancel)
    {
        var typed = DigitFolding.Fold(number);
        if (!Core.Licenses.License.IsNumber(typed) || await licenses.FindAsync(typed, current.Actor, cancel) is not { } found) return NotFound();
        Private("inline", $"{found.License.Number}-poster.pdf");
        return File(print.Poster(found).ToPdf(), "application/pdf");
    }

    // Neither a shared nor a browser's cache keeps it, and no browser takes it for anything but what it is.
    private void Private(string disposition, string name)
    {
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName(name);
        Response.Headers.ContentDisposition = header.ToString();
    }
}
