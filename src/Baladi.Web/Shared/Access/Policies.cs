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
    /// <summary>Ministry admins.</summary>
    public const string Administration = "administration";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, ActorHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Desk, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.ReadCases, Permission.Audit])))
            .AddPolicy(Work, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.WorkCases])))
            .AddPolicy(Administration, policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds([Permission.Publish, Permission.ApprovePublication])))
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
