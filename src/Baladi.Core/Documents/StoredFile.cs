using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Documents;

public enum FileState
{
    /// <summary>Uploaded to a draft; swept when nothing refers to it any more.</summary>
    Temporary,
    /// <summary>Belongs to a case and stays as long as the case does.</summary>
    Committed,
    /// <summary>Its time is over: the bytes go with the next sweep.</summary>
    Erased,
    /// <summary>Only the row is left, for the documents that name it.</summary>
    Gone,
}

/// <summary>Bytes somebody uploaded, kept outside the web root under a name of our own. What it proves is said by Evidence, not here.</summary>
public sealed class StoredFile
{
    public const int NameLength = 160;
    public const int TypeLength = 64;
    public const int HashLength = 64;

    private StoredFile() { }

    public StoredFile(string name, SniffedContent content, string sha256, long size, DateTimeOffset now, long? by)
    {
        Id = Ids.Next();
        Name = TypedText.Line(name.Length > NameLength ? name[^NameLength..] : name);
        ContentType = content.ContentType;
        Sha256 = sha256;
        Size = size;
        CreatedAt = now;
        CreatedByAccountId = by;
    }

    public long Id { get; private set; }
    /// <summary>The name it had on the sender's device, shown but never used as a path.</summary>
    public string Name { get; private set; } = "";
    /// <summary>By its content, not by its name or what the browser claimed.</summary>
    public string ContentType { get; private set; } = "";
    /// <summary>SHA-256, hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";
    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public FileState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public long? CreatedByAccountId { get; private set; }

    public void Commit() => State = FileState.Committed;

    internal void Erase() => (State, Name) = (FileState.Erased, "");

    internal void Lose() => State = FileState.Gone;

    internal sealed class Configuration : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("StoredFiles");
            builder.Property(f => f.Name).HasMaxLength(NameLength);
            builder.Property(f => f.ContentType).HasMaxLength(TypeLength);
            builder.Property(f => f.Sha256).HasMaxLength(HashLength);
            builder.HasIndex(f => new { f.State, f.CreatedAt });
        }
    }
}
