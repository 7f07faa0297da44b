using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Documents;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Areas.Desk.Documents;

/// <summary>The documents of a case, superseded ones too, through the scope of the case.</summary>
[Route("desk/cases/{reference}/documents")]
public sealed class DocumentsController(CurrentActor current, CaseAccess access, FileStore store) : DeskController(current)
{
    [HttpGet("{id:long}", Name = Routes.DeskDocument)]
    public async Task<IActionResult> Index(string reference, long id, CancellationToken cancel)
    {
        var parsed = Reference.Parse(reference);
        var evidence = await access.Parts<Evidence>(Actor).AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id && access.VisibleTo(Actor).Any(c => c.Id == e.CaseId && c.Reference == parsed), cancel);
        if (evidence is null || !store.Exists(evidence.StoredFileId)) return NotFound();

        // What somebody uploaded runs nothing, loads nothing and frames nothing, whatever is in it.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = evidence.Name }.ToString();
        return File(store.Open(evidence.StoredFileId), evidence.ContentType, null, new EntityTagHeaderValue($"\"{evidence.Sha256}\""), enableRangeProcessing: true);
    }
}
