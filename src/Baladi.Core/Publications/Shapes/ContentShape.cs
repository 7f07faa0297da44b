using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Publications.Shapes;

/// <summary>How a field is asked for and written.</summary>
public enum FieldLook
{
    /// <summary>One text without a language.</summary>
    Line,
    /// <summary>A short text in both languages.</summary>
    Both,
    /// <summary>A longer one in both languages.</summary>
    BothLong,
    Number,
    Whole,
    YesNo,
    Date,
    /// <summary>One of a list.</summary>
    Choice,
    /// <summary>Several of a list.</summary>
    Choices,
    /// <summary>A calculation.</summary>
    Formula,
    /// <summary>When the item counts; always, without one.</summary>
    Condition,
    /// <summary>Words, one to a line.</summary>
    Words,
    /// <summary>The answers of a choice: code, label and hint of each.</summary>
    Options,
}

/// <summary>Where the answers of a choice come from.</summary>
public enum ChoiceSource { None, FactTypes, Units, Groups, IsicClasses, Days, Lines }

/// <summary>One field of an item, or of the content itself.</summary>
/// <param name="Path">Its place in the JSON: source/name.</param>
public sealed record FieldShape(string Path, FieldLook Look)
{
    public bool Optional { get; init; }
    public ChoiceSource From { get; init; }
    /// <summary>What a calculation comes to.</summary>
    public FactValueType? Comes { get; init; }
}

/// <summary>What tells the items of a list apart.</summary>
public enum ItemKey
{
    /// <summary>A code made from its English title.</summary>
    FromTitle,
    /// <summary>A code its author types: others refer to it by name.</summary>
    Typed,
    /// <summary>Its date.</summary>
    Date,
}

/// <summary>One list of a content.</summary>
/// <param name="Name">Its property in the JSON: lines.</param>
/// <param name="Title">The field by which an item is called.</param>
public sealed record ListShape(string Name, ItemKey Key, string Title, IReadOnlyList<FieldShape> Fields)
{
    /// <summary>The property that tells its items apart.</summary>
    public string KeyName => Key == ItemKey.Date ? "date" : "code";
}

/// <summary>What a published list is made of, as far as it is written on pages; what is not named here is kept as it is.</summary>
/// <param name="Own">What belongs to the content and to no item.</param>
public sealed record ContentShape(string Kind, IReadOnlyList<FieldShape> Own, IReadOnlyList<ListShape> Lists)
{
    public ListShape? List(string name) => Lists.FirstOrDefault(list => list.Name == name);
}
