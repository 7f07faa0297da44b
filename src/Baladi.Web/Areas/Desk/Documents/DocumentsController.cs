using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Web.Areas.Licenses.Documents;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace Baladi.Web.Areas.Desk.Documents;

/// <summary>The documents of a case, superseded ones too, shown beside their clauses and not only saved.</summary>
[Route("desk/cases/{reference}/documents")]
public sealed class DocumentsController(CurrentActor current, ReadEvidence evidence) : DeskController(current)
{
    [HttpGet("{id:long}", Name = Routes.DeskDocument), SecurityHeadersPolicy(SecurityHeaders.Uploads)]
    public async Task<IActionResult> Index(string reference, long id, CancellationToken cancel)
    {
        if (Reference.Parse(reference) is not { } parsed || await evidence.OpenAsync(parsed, id, Actor, cancel) is not { } opened) return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        var name = new ContentDispositionHeaderValue("inline");
        name.SetHttpFileName(EvidenceName.Of(opened.Evidence));
        Response.Headers.ContentDisposition = name.ToString();
        return File(opened.Content, opened.Evidence.ContentType, null, new EntityTagHeaderValue($"\"{opened.Evidence.Sha256}\""), enableRangeProcessing: true);
    }
}
