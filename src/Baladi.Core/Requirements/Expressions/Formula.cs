using System.Text.Json;
using System.Text.Json.Serialization;
using Baladi.Core.Basics;

namespace Baladi.Core.Requirements.Expressions;

/// <summary>An expression as it stands in published content: its text, parsed once.</summary>
[JsonConverter(typeof(Converter))]
public sealed class Formula(string text)
{
    public string Text { get; } = text;
    public Expression Expression { get; } = Expression.Parse(text);

    public Value Evaluate(Func<string, Value> valueOf) => Expression.Evaluate(valueOf);

    /// <summary>Null where it type-checks to the expected type, else what is wrong with it.</summary>
    public Problem? Check(Func<string, FactValueType?> typeOf, FactValueType expected)
    {
        try
        {
            var type = Expression.Check(typeOf);
            return type == expected ? null : new("formula-type", "", expected, type);
        }
        catch (ExpressionException wrong)
        {
            return wrong.Problem;
        }
    }

    public override string ToString() => Text;

    private sealed class Converter : JsonConverter<Formula>
    {
        public override Formula? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            try { return reader.GetString() is { } text ? new Formula(text) : null; }
            catch (ExpressionException wrong) { throw new JsonException(wrong.Message, wrong); }
        }

        public override void Write(Utf8JsonWriter writer, Formula value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
