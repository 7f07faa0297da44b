using System.Collections;
using System.Data.Common;
using Baladi.Core.Data;

namespace Baladi.Data.SqlServer;

/// <summary>Hands entities to SqlBulkCopy one after another.</summary>
internal sealed class RowReader<T>(BulkRows bulk, IEnumerable<T> rows) : DbDataReader where T : class
{
    private readonly IEnumerator<T> source = rows.GetEnumerator();

    public override int FieldCount => bulk.Columns.Count;
    public override bool HasRows => true;
    public override bool IsClosed => false;
    public override int Depth => 0;
    public override int RecordsAffected => -1;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => source.MoveNext();
    public override bool NextResult() => false;
    public override object GetValue(int ordinal) => bulk.Columns[ordinal].Read(source.Current) ?? DBNull.Value;
    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;
    public override string GetName(int ordinal) => bulk.Columns[ordinal].Name;
    public override int GetOrdinal(string name) => bulk.Columns.Select((column, index) => (column.Name, index)).First(column => column.Name == name).index;
    public override Type GetFieldType(int ordinal) => bulk.Columns[ordinal].Property.ClrType;
    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;
    public override IEnumerator GetEnumerator() => throw new NotSupportedException();
    public override int GetValues(object[] values) => throw new NotSupportedException();
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);
    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override char GetChar(int ordinal) => (char)GetValue(ordinal);
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);
    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);
    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);
    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);
    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);
    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);
    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);
    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);
    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
