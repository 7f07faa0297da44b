using Baladi.Core.Requirements;
using Baladi.Web.Areas.Administration.Publications;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Requirements;

/// <summary>Every requirement document with what is being written of it.</summary>
[Route("administration/requirements"), Authorize(Policy = Policies.Publications)]
public sealed class RequirementsController(CurrentActor current, PublicationPages pages) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.PublishRequirements)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("/Areas/Administration/Publications/Index.cshtml", await pages.AllAsync([RequirementDocument.Kind], Actor, cancel));
}
