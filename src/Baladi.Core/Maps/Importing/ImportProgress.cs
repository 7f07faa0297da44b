using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Maps.Importing;

/// <summary>
/// How far an import came. It is written with every step, which the audit need not commit to: what came of them is the version, and that is audited.
/// </summary>
public sealed class ImportProgress
{
    private ImportProgress() { }

    public ImportProgress(MapImport import) => ImportId = import.Id;

    public long ImportId { get; private set; }
    /// <summary>Records that were read, whatever became of them: the next step goes on after these.</summary>
    public long Read { get; internal set; }
    public long Accepted { get; internal set; }
    /// <summary>Of the accepted ones, those whose geometry was mended.</summary>
    public long Mended { get; internal set; }
    public long Rejected { get; internal set; }
    /// <summary>How much of the file that is.</summary>
    public long BytesRead { get; internal set; }
    /// <summary>Until when the worker that has it may be taken for alive; another goes on after that.</summary>
    public DateTimeOffset? HeldUntil { get; internal set; }
    public long? HeldBy { get; internal set; }

    internal void Restart() => (Read, Accepted, Mended, Rejected, BytesRead) = (0, 0, 0, 0, 0);

    internal sealed class Configuration : IEntityTypeConfiguration<ImportProgress>
    {
        public void Configure(EntityTypeBuilder<ImportProgress> builder)
        {
            builder.ToTable("MapImportProgress").HasKey(p => p.ImportId);
            builder.Property(p => p.ImportId).ValueGeneratedNever();
            builder.HasOne<MapImport>().WithOne().HasForeignKey<ImportProgress>(p => p.ImportId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A record of a file that was refused, or mended, and why.</summary>
public sealed class ImportFinding
{
    public const int CodeLength = 64;
    public const int AboutLength = 400;
    /// <summary>So many are kept of an import; the rest are counted.</summary>
    public const int Most = 1000;

    private ImportFinding() { }

    public ImportFinding(MapImport import, long record, string? key, string code, string about, bool isRemark, double? x, double? y) =>
        (ImportId, Record, Key, Code, About, IsRemark, X, Y) = (import.Id, record, Shortened(key), code, Shortened(about) ?? "", isRemark, x, y);

    public long ImportId { get; private set; }
    /// <summary>1 for the first record of the file.</summary>
    public long Record { get; private set; }
    public string? Key { get; private set; }
    public string Code { get; private set; } = "";
    /// <summary>What the text of the code is filled with, separated by line feeds.</summary>
    public string About { get; private set; } = "";
    /// <summary>Whether the record was taken nevertheless.</summary>
    public bool IsRemark { get; private set; }
    /// <summary>Where in the world, where that can be said (EPSG:4326).</summary>
    public double? X { get; private set; }
    public double? Y { get; private set; }

    private static string? Shortened(string? text) => text is null || text.Length <= AboutLength ? text : text[..AboutLength];

    internal sealed class Configuration : IEntityTypeConfiguration<ImportFinding>
    {
        public void Configure(EntityTypeBuilder<ImportFinding> builder)
        {
            builder.ToTable("MapImportFindings").HasKey(f => new { f.ImportId, f.Record, f.Code });
            builder.Property(f => f.Key).HasMaxLength(AboutLength);
            builder.Property(f => f.Code).HasMaxLength(CodeLength);
            builder.Property(f => f.About).HasMaxLength(AboutLength);
            builder.HasOne<MapImport>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
