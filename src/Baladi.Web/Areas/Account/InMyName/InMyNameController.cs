using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.InMyName;

public sealed record InMyNamePage(IReadOnlyList<DoneInMyName> Rows, IReadOnlyList<Choice> Parties, IReadOnlyList<Choice> Channels, string Of, string By, long? Older, bool IsLater);

/// <summary>What others did for, or about, whoever reads, and their establishments.</summary>
[Area("Account"), Route("account/in-my-name"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InMyNameController(CurrentActor current, ReadInMyName read, Texts texts) : Controller
{
    private const string All = "all";
    private static readonly Channel[] Channels = [Channel.Web, Channel.SupportCenter, Channel.ContactCenter, Channel.Kiosk, Channel.MobileCenter, Channel.Api];

    /// <param name="of">all, me, or the registration of an establishment.</param>
    /// <param name="by">all, or a channel.</param>
    [HttpGet("", Name = Routes.InMyName)]
    public async Task<IActionResult> Index([FoldedDigits] string? of, string? by, long? before, CancellationToken cancel)
    {
        // In one's own name, whatever one acts as.
        var self = current.Actor with { ActingFor = null };
        var party = of == "me" || self.Memberships.Any(m => m.CommercialRegistration == of) ? of! : All;
        var channel = Channels.Cast<Channel?>().FirstOrDefault(one => one.ToString() == by);
        var rows = await read.PageAsync(self, party switch { All => null, "me" => "", _ => party }, channel, before, cancel);
        ViewData["NoFeedback"] = true;
        return View(new InMyNamePage([.. rows.Take(ReadInMyName.PageSize)],
            [new(All, texts["inMyName.all"]), new("me", texts["actingFor.myself"]), .. self.Memberships.Select(m => new Choice(m.CommercialRegistration, texts[m.Name]))],
            [new(All, texts["inMyName.channels"]), .. Channels.Select(one => new Choice(one.ToString(), texts[$"case.channel.{one}"]))],
            party, channel?.ToString() ?? All, rows.Count > ReadInMyName.PageSize ? rows[ReadInMyName.PageSize - 1].Id : null, before is not null));
    }
}
