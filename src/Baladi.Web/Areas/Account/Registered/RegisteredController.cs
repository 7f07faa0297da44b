using Baladi.Web.Shared.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Registered;

/// <summary>Welcome, and what an account that is not verified yet can do.</summary>
[Area("Account"), Route("account/registered"), Authorize(Policy = Policies.SignedIn)]
public sealed class RegisteredController : Controller
{
    [HttpGet("")] public IActionResult Index() => View();
}
