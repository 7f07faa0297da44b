using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Xunit;

namespace Baladi.TestKit.Portals;

/// <summary>A portal in which every audited table has rows: a restaurant for an establishment, corrected, approved, paid, licensed.</summary>
public abstract class AuditedPortal(Portal portal) : IAsyncLifetime
{
    public Portal Portal => portal;

    /// <summary>The case that lived through all of it.</summary>
    public string Case { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await portal.InitializeAsync();
        if (portal.MissingReason is not null) return;
        var (owner, reviewer, manager) = (new Applicant(portal, Who.Owner), new Officer(portal, Who.Reviewer), new Officer(portal, Who.Manager));
        Case = await owner.SubmitAsync(Application.Restaurant.For(Who.Shop));
        (await reviewer.AskForAsync(Case, "review", new RequestedCorrection(CorrectionKind.Document, "food.layout", "المخطط غير واضح"))).Expect();
        (await owner.AnswerAsync(Case)).Expect();
        await reviewer.PassAllAsync(Case);
        (await reviewer.DecideAsync(Case, "review", "approve")).Expect();
        (await manager.DecideAsync(Case, "sign-off", "approve")).Expect();
        await owner.PayAsync(Case);
        var counter = new Clerk(portal, Who.Clerk);
        (await counter.IssueSlipAsync((await counter.OpenAsync(Who.Owner)).Expect())).Expect();
    }

    public Task DisposeAsync() => portal.DisposeAsync();
}

public sealed class AuditedPortal<T>() : AuditedPortal(new T()) where T : Portal, new();
