namespace Baladi.Core.Audit;

/// <summary>
/// Every write to a row of this entity is committed to the audit chain of its stream, in the same transaction.
/// </summary>
/// <param name="stream">The kind of stream, one of those below.</param>
/// <param name="key">The property of type long that says which stream of the kind.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditedAttribute(string stream, string key) : Attribute
{
    public const string Case = "case";
    public const string Person = "person";
    public const string Publication = "publication";
    public const string Reconciliation = "reconciliation";
    public const string Sampling = "sampling";
    public const string LicenseKey = "licenseKey";
    public const string Map = "map";

    public string Stream { get; } = stream;
    public string Key { get; } = key;
}

/// <summary>
/// A column that came when there were rows already: while it holds nothing, the digest is what it was without the column, so that
/// rows written before are still whole. A value put in or taken away still shows.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddedLaterAttribute : Attribute;
