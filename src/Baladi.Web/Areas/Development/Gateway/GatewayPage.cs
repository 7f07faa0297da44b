using Baladi.Core.Basics;

namespace Baladi.Web.Areas.Development.Gateway;

public sealed record GatewayPage(string Token, long Halalas, string ReturnTo)
{
    public Money Amount => new(Halalas);
}

public enum GatewayOutcome
{
    /// <summary>Not chosen.</summary>
    None,
    /// <summary>The card was charged.</summary>
    Paid,
    /// <summary>The bank said no.</summary>
    Refused,
    /// <summary>The payer turned back.</summary>
    Cancelled,
}

public sealed record GatewayForm
{
    /// <summary>Halalas.</summary>
    public long Amount { get; init; }
    public string? ReturnTo { get; init; }
    public GatewayOutcome Outcome { get; init; }
}
