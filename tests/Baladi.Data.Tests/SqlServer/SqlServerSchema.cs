using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Baladi.Data.Tests.SqlServer;

internal sealed record Column(string Table, string Name, SqlDataTypeReference? Type);

/// <summary>A primary key, unique constraint or index with the columns that make up its key.</summary>
internal sealed record Key(string Table, string Name, bool Clustered, IReadOnlyList<string> Columns);

internal sealed record ForeignKey(string Table, string Name, string Principal, DeleteUpdateAction OnDelete);

/// <summary>The tables, keys and foreign keys that stand when a script has run.</summary>
internal sealed class SqlServerSchema : TSqlFragmentVisitor
{
    private readonly Dictionary<(string Table, string Name), Column> columns = [];
    private readonly List<Key> keys = [];
    private readonly List<ForeignKey> foreignKeys = [];

    public IEnumerable<Column> Columns => columns.Values;
    public IReadOnlyList<Key> Keys => keys;
    public IReadOnlyList<ForeignKey> ForeignKeys => foreignKeys;

    public Column? Find(string table, string column) => columns.GetValueOrDefault((table, column));

    public override void Visit(CreateTableStatement node) => Add(NameOf(node.SchemaObjectName), node.Definition);

    public override void Visit(AlterTableAddTableElementStatement node) => Add(NameOf(node.SchemaObjectName), node.Definition);

    public override void Visit(AlterTableAlterColumnStatement node)
    {
        if (node.DataType is not null) Add(NameOf(node.SchemaObjectName), node.ColumnIdentifier.Value, node.DataType);
    }

    public override void Visit(CreateIndexStatement node) => keys.Add(new(
        NameOf(node.OnName), node.Name.Value, node.Clustered ?? false, NamesOf(node.Columns)));

    public override void Visit(DropTableStatement node)
    {
        foreach (var table in node.Objects.Select(NameOf))
        {
            foreach (var column in columns.Keys.Where(column => column.Table == table).ToArray()) columns.Remove(column);
            keys.RemoveAll(key => key.Table == table);
            foreignKeys.RemoveAll(foreignKey => foreignKey.Table == table);
        }
    }

    public override void Visit(DropIndexStatement node)
    {
        foreach (var clause in node.DropIndexClauses.OfType<DropIndexClause>())
            keys.RemoveAll(key => key.Table == NameOf(clause.Object) && key.Name == clause.Index.Value);
    }

    public override void Visit(AlterTableDropTableElementStatement node)
    {
        var table = NameOf(node.SchemaObjectName);
        foreach (var element in node.AlterTableDropTableElements)
        {
            columns.Remove((table, element.Name.Value));
            keys.RemoveAll(key => key.Table == table && key.Name == element.Name.Value);
            foreignKeys.RemoveAll(foreignKey => foreignKey.Table == table && foreignKey.Name == element.Name.Value);
        }
    }

    private void Add(string table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            Add(table, column.ColumnIdentifier.Value, column.DataType);
            foreach (var constraint in column.Constraints) Add(table, constraint, column.ColumnIdentifier.Value);
        }
        foreach (var constraint in definition.TableConstraints) Add(table, constraint, column: null);
        foreach (var index in definition.Indexes)
            keys.Add(new(table, index.Name.Value, index.IndexType?.IndexTypeKind is IndexTypeKind.Clustered, NamesOf(index.Columns)));
    }

    private void Add(string table, string column, DataTypeReference? type) =>
        columns[(table, column)] = new(table, column, type as SqlDataTypeReference);

    private void Add(string table, ConstraintDefinition constraint, string? column)
    {
        var name = constraint.ConstraintIdentifier?.Value ?? $"unnamed constraint of {table}";
        if (constraint is UniqueConstraintDefinition unique)
            // A primary key is clustered unless it says otherwise; a unique constraint is not.
            keys.Add(new(table, name, unique.Clustered ?? unique.IsPrimaryKey, column is null ? NamesOf(unique.Columns) : [column]));
        if (constraint is ForeignKeyConstraintDefinition foreign)
            foreignKeys.Add(new(table, name, NameOf(foreign.ReferenceTableName), foreign.DeleteAction));
    }

    private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;

    private static string[] NamesOf(IList<ColumnWithSortOrder> columns) =>
        [.. columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];
}
