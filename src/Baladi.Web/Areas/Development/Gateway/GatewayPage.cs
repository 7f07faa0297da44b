using Baladi.Core.Basics;

namespace Baladi.Web.Areas.Development.Gateway;

public sealed record GatewayPage(string Token, long Halalas, string ReturnTo)
{
    public Money Amount => new(Halalas);

    /// <summary>What only a gateway with a fault does.</summary>
    public static readonly IReadOnlyList<GatewayOutcome> Faults =
        [GatewayOutcome.TimedOut, GatewayOutcome.NeverTold, GatewayOutcome.Late, GatewayOutcome.Twice, GatewayOutcome.ChargedTwice, GatewayOutcome.OutOfOrder, GatewayOutcome.WrongAmount];
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
    /// <summary>Nothing was charged and nobody is told anything.</summary>
    TimedOut,
    /// <summary>Charged, and nobody is told until the report of the day.</summary>
    NeverTold,
    /// <summary>Charged, and told minutes later.</summary>
    Late,
    /// <summary>Charged once, and told twice.</summary>
    Twice,
    /// <summary>Charged two times, each told.</summary>
    ChargedTwice,
    /// <summary>Charged and told; after that comes the news that an earlier card was declined.</summary>
    OutOfOrder,
    /// <summary>More is charged than was asked for.</summary>
    WrongAmount,
}

public sealed record GatewayForm
{
    /// <summary>Halalas.</summary>
    public long Amount { get; init; }
    public string? ReturnTo { get; init; }
    public GatewayOutcome Outcome { get; init; }
}
