using System.Globalization;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Tests.Requirements.Expressions;

/// <summary>An expression written out with every pair of parentheses.</summary>
internal static class Printed
{
    private static readonly string[] Infix = ["and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];

    public static string Text(Expression expression) => expression switch
    {
        Fact fact => fact.Name,
        Constant { Type.Kind: ValueKind.Text } text => $"'{text.Value.Text}'",
        Constant { Type.Kind: ValueKind.Truth } truth => truth.Value.IsTrue ? "true" : "false",
        Constant number => number.Value.Number.ToString(CultureInfo.InvariantCulture) + Unit(number.Type.Dimension),
        Call { Function.Name: "in" } member => $"({Text(member.Arguments[0])} in ({string.Join(", ", member.Arguments.Skip(1).Select(Text))}))",
        Call { Function.Name: "not" } negation => $"(not {Text(negation.Arguments[0])})",
        Call call when Infix.Contains(call.Function.Name) => $"({Text(call.Arguments[0])} {call.Function.Name} {Text(call.Arguments[1])})",
        Call call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Text))})",
        _ => throw new NotSupportedException(),
    };

    private static string Unit(Dimension dimension) => dimension switch
    {
        { Length: 0, Time: 0 } => "",
        { Length: 1 } => " m",
        { Length: 2 } => " m2",
        { Time: 1 } => " day",
        _ => throw new NotSupportedException($"{dimension}"),
    };
}
