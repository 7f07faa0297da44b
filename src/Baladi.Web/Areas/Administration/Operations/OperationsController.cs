using System.Reflection;
using System.Runtime.InteropServices;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Web.Hosting;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Administration.Operations;

/// <summary>How the system runs: versions, jobs and messages. Nothing of any person or case.</summary>
[Route("administration/operations"), Authorize(Policy = Policies.Operations)]
public sealed class OperationsController(CurrentActor current, JobLog jobs, ReadOutbox outbox, RetryMessagesHandler retry, BaladiDbContext db, Texts texts, TimeProvider time, ILogger<OperationsController> log) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.Operations)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(new OperationsPage
    {
        Version = Shortened(typeof(OperationsController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion),
        Runtime = RuntimeInformation.FrameworkDescription,
        Database = db.Provider.Name,
        LastMigration = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? "",
        PendingMigrations = (await db.Database.GetPendingMigrationsAsync(cancel)).Count(),
        StartedAt = jobs.StartedAt,
        Jobs = jobs.Runs,
        Outbox = await outbox.NowAsync(cancel),
        Now = time.GetUtcNow(),
        Operates = Actor.May(Core.People.Permission.Operate),
    });

    /// <summary>Where the form was sent, its address is reloaded.</summary>
    [HttpGet("messages")]
    public IActionResult Messages() => RedirectToRoute(Routes.Operations);

    /// <summary>Lets one message that was given up be tried anew, or all of them.</summary>
    [HttpPost("messages"), Authorize(Policy = Policies.Operate)]
    public async Task<IActionResult> Messages(long? id, CancellationToken cancel)
    {
        var outcome = await retry.HandleAsync(new RetryMessages(id), cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        log.LogInformation("Account {AccountId} let {Count} messages be tried anew", Actor.AccountId, outcome.Value);
        Say("success", texts.Count("operations.retried", outcome.Value));
        return RedirectToRoute(Routes.Operations);
    }

    // The whole hash of the commit is wider than a phone, and its beginning finds it.
    private static string Shortened(string? version) => version?.Split('+') is [var number, { Length: > 12 } commit] ? $"{number}+{commit[..12]}" : version ?? "";
}

public sealed record OperationsPage
{
    public required string Version { get; init; }
    public required string Runtime { get; init; }
    public required string Database { get; init; }
    public required string LastMigration { get; init; }
    public required int PendingMigrations { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required IReadOnlyList<JobRuns> Jobs { get; init; }
    public required OutboxBacklog Outbox { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required bool Operates { get; init; }
}
