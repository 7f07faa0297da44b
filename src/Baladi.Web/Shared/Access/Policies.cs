using Baladi.Core.People;
using Microsoft.AspNetCore.Authorization;

namespace Baladi.Web.Shared.Access;

/// <summary>
/// The policies endpoints declare; without one an endpoint answers nobody. They decide who may knock: which cases an actor
/// sees, and what they may do there, the handlers decide.
/// </summary>
public static class Policies
{
    /// <summary>Anybody with an account.</summary>
    public const string SignedIn = "signed-in";
    /// <summary>Staff who may see cases.</summary>
    public const string Desk = "desk";
    /// <summary>Staff who may act on cases.</summary>
    public const string Work = "work";
    /// <summary>Clerks of support centres.</summary>
    public const string SupportCentre = "support-centre";
    /// <summary>Those who may open a case of others in an emergency.</summary>
    public const string Emergency = "emergency";
    /// <summary>Those who see which cases were opened so.</summary>
    public const string Emergencies = "emergencies";
    /// <summary>Auditors.</summary>
    public const string Audit = "audit";
    /// <summary>Those who see how the system runs.</summary>
    public const string Operations = "operations";
    /// <summary>Those who run the system.</summary>
    public const string Operate = "operate";
    /// <summary>Whoever has a page of the administration.</summary>
    public const string Administration = "administration";
    /// <summary>Those who appoint people, and those who audit that.</summary>
    public const string People = "people";
    /// <summary>Those who appoint people.</summary>
    public const string ManagePeople = "manage-people";

    /// <summary>Those who see what is being written before it is published.</summary>
    public const string Publications = "publications";
    /// <summary>Those who write it.</summary>
    public const string Publish = "publish";
    /// <summary>Those who approve what somebody else wrote.</summary>
    public const string ApprovePublications = "approve-publications";

    /// <summary>Those who see how payments and the gateway's reports agree.</summary>
    public const string Payments = "payments";
    /// <summary>Those who settle where they do not.</summary>
    public const string SettlePayments = "settle-payments";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, ActorHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Desk, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ReadCases, Permission.Audit])))
            .AddPolicy(Work, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.WorkCases])))
            .AddPolicy(SupportCentre, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ActForVisitors])))
            .AddPolicy(Administration, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ManagePeople, Permission.Audit, Permission.Operate, Permission.ReconcilePayments, Permission.Publish, Permission.ApprovePublication])))
            .AddPolicy(Emergency, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.EmergencyAccess])))
            .AddPolicy(Emergencies, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.AssignCases, Permission.Audit])))
            .AddPolicy(Audit, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Audit])))
            .AddPolicy(Operations, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Operate, Permission.Audit])))
            .AddPolicy(Operate, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Operate])))
            .AddPolicy(People, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ManagePeople, Permission.Audit])))
            .AddPolicy(ManagePeople, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ManagePeople])))
            .AddPolicy(Publications, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Publish, Permission.ApprovePublication, Permission.Audit])))
            .AddPolicy(Publish, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Publish])))
            .AddPolicy(ApprovePublications, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ApprovePublication])))
            .AddPolicy(Payments, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ReconcilePayments, Permission.Audit])))
            .AddPolicy(SettlePayments, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ReconcilePayments])))
            // Forgetting to declare a policy closes the endpoint instead of opening it.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    private sealed record Holds(IReadOnlyList<Permission> AnyOf) : IAuthorizationRequirement;

    private sealed class ActorHandler(CurrentActor current) : AuthorizationHandler<Holds>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Holds requirement)
        {
            if (requirement.AnyOf.Any(current.Actor.May)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
