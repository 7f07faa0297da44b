using System.Globalization;
using System.Text.RegularExpressions;

namespace Baladi.Core.Requirements.Expressions;

/// <summary>
/// Reads <c>max(street.width / 5, 3 m) &lt;= setback.front and not building.corner</c>. Binding, loosest first:
/// or · and · not · comparisons and in · + and - · * and / · unary minus.
/// </summary>
internal sealed partial class Parser(string text)
{
    private const int MaxDepth = 40;
    // A chain of operators is a tree as deep as it is long.
    private const int MaxTokens = 500;
    private readonly List<Match> tokens = Tokenize(text);
    private int position;
    private int depth;

    public Expression Parse()
    {
        var result = Or();
        return position == tokens.Count ? result : throw Wrong();
    }

    private Expression Or() => Chain(And, "or");
    private Expression And() => Chain(Not, "and");

    private Expression Not() => Accept("not") ? new Call(Function.Find("not"), [Nested(Not)]) : Comparison();

    private Expression Comparison()
    {
        var left = Sum();
        if (Accept("in"))
        {
            Expect("(");
            return new Call(Function.Find("in"), [left, .. List()]);
        }
        foreach (var sign in (string[])["=", "!=", "<=", ">=", "<", ">"])
            if (Accept(sign)) return new Call(Function.Find(sign), [left, Sum()]);
        return left;
    }

    private Expression Sum() => Chain(Product, "+", "-");
    private Expression Product() => Chain(Unary, "*", "/");

    private Expression Unary() => Accept("-") ? new Call(Function.Find("*"), [new Constant(Value.Of(-1m), new(ValueKind.Number)), Nested(Unary)]) : Nested(Primary);

    private Expression Primary()
    {
        if (Accept("(")) { var inner = Or(); Expect(")"); return inner; }
        if (position == tokens.Count) throw Wrong();
        var token = tokens[position++];
        if (token.Groups["number"].Success) return Number(token);
        if (token.Groups["text"].Success) return new Constant(Value.Of(token.Groups["text"].Value), new(ValueKind.Text));
        if (!token.Groups["name"].Success) { position--; throw Wrong(); }
        if (token.Value is "true" or "false") return new Constant(Value.Of(token.Value == "true"), new(ValueKind.Truth));
        return Accept("(") ? new Call(Function.Find(token.Value), List()) : new Fact(token.Value);
    }

    private Expression Nested(Func<Expression> inner)
    {
        if (++depth > MaxDepth) throw new ExpressionException("formula-too-long");
        try { return inner(); }
        finally { depth--; }
    }

    private static Constant Number(Match token)
    {
        var unit = token.Groups["unit"].Success ? Unit.Find(token.Groups["unit"].Value) ?? throw new ExpressionException("formula-unknown-unit", token.Groups["unit"].Value) : Unit.None;
        try { return new(Value.Of(decimal.Parse(token.Groups["number"].Value, CultureInfo.InvariantCulture) * unit.Scale), new(ValueKind.Number, unit.Dimension), unit); }
        catch (OverflowException) { throw new ExpressionException("formula-too-large", token.Value); }
    }

    private List<Expression> List()
    {
        var items = new List<Expression> { Or() };
        while (Accept(",")) items.Add(Or());
        Expect(")");
        return items;
    }

    private Expression Chain(Func<Expression> next, params ReadOnlySpan<string> signs)
    {
        var left = next();
        for (var i = 0; i < signs.Length; i++)
            if (Accept(signs[i])) { left = new Call(Function.Find(signs[i]), [left, next()]); i = -1; }
        return left;
    }

    private bool Accept(string token)
    {
        if (position == tokens.Count || tokens[position].Value != token) return false;
        position++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Accept(token)) throw Wrong(token);
    }

    /// <param name="expected">The sign that has to stand here; null where it is a value, or nothing more.</param>
    private ExpressionException Wrong(string? expected = null) => (expected, position < tokens.Count) switch
    {
        (null, true) => new("formula-unexpected", tokens[position].Value, tokens[position].Index + 1),
        (null, false) => new("formula-ends-early"),
        (_, true) => new("formula-expected", expected, tokens[position].Value, tokens[position].Index + 1),
        _ => new("formula-expected-at-end", expected),
    };

    private static List<Match> Tokenize(string text)
    {
        var tokens = new List<Match>();
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success) throw new ExpressionException("formula-unreadable", text[at].ToString(), at + 1);
            if (!string.IsNullOrWhiteSpace(match.Value)) tokens.Add(match);
            if (tokens.Count > MaxTokens) throw new ExpressionException("formula-too-long");
            at += match.Length;
        }
        return tokens;
    }

    [GeneratedRegex(@"\G(?:\s+|(?<number>[0-9]+(?:\.[0-9]+)?)(?:\s*(?<unit>%|(?!and\b|or\b|in\b)[A-Za-z]+[0-9]?(?:/[a-z]+[0-9]?)?))?|'(?<text>[^']*)'|(?<name>[A-Za-z][A-Za-z0-9]*(?:[.\-][A-Za-z0-9]+)*)|!=|<=|>=|[=<>+\-*/(),])")]
    private static partial Regex Token();
}
