using System.Collections.Concurrent;
using System.Reflection;
using Baladi.Core.Data;

namespace Baladi.Core.Audit;

/// <summary>What the audit needs to know of an entity, found out once.</summary>
internal sealed class AuditedType
{
    private static readonly ConcurrentDictionary<Type, AuditedType?> Known = new();
    private readonly Func<object, object?> key, id;

    private AuditedType(Type type, AuditedAttribute audited)
    {
        (Stream, Key) = (audited.Stream, audited.Key);
        (key, id) = (PropertyReader.Of(type.GetProperty(Key)!), PropertyReader.Of(type.GetProperty("Id")!));
    }

    /// <summary>The kind of its streams.</summary>
    public string Stream { get; }

    /// <summary>The property that names the stream.</summary>
    public string Key { get; }

    /// <summary>Null for an entity that is not audited.</summary>
    public static AuditedType? Of(Type type) =>
        Known.GetOrAdd(type, static type => type.GetCustomAttribute<AuditedAttribute>(inherit: false) is { } audited ? new(type, audited) : null);

    public (string Stream, long Key) StreamOf(object row) => (Stream, (long)key(row)!);

    public long IdOf(object row) => (long)id(row)!;
}
