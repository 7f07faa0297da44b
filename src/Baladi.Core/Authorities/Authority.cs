using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Authorities;

public enum AuthorityKind
{
    /// <summary>The ministry, root of the tree.</summary>
    Ministry,
    /// <summary>One of the 17 amanat.</summary>
    Amanah,
    /// <summary>A municipality under an amanah.</summary>
    Municipality,
    /// <summary>A sub-municipality of a city.</summary>
    SubMunicipality,
    /// <summary>A sector of a large city, with the duties of a municipality.</summary>
    Sector,
    /// <summary>An outside agency that is asked for its opinion.</summary>
    Agency,
}

/// <summary>A node of the one tree of authorities. The path is the codes from the root, each followed by a slash: 0/1/01008/.</summary>
public sealed class Authority
{
    public const int CodeLength = 32;
    public const int PathLength = 128;

    private Authority() { }

    public Authority(string code, AuthorityKind kind, LocalizedText name, Authority? parent, string? region, int? feeClass, bool feeClassIllustrative)
    {
        Id = Ids.Next();
        Code = code;
        Kind = kind;
        Name = name;
        ParentId = parent?.Id;
        Path = $"{parent?.Path}{code}/";
        RegionCode = region ?? parent?.RegionCode;
        FeeClass = feeClass ?? parent?.FeeClass;
        FeeClassIllustrative = feeClassIllustrative || (parent?.FeeClassIllustrative ?? false);
    }

    public long Id { get; private set; }
    public string Code { get; private set; } = "";
    public AuthorityKind Kind { get; private set; }
    public LocalizedText Name { get; private set; } = null!;
    public long? ParentId { get; private set; }
    public string Path { get; private set; } = "";
    public string? RegionCode { get; private set; }
    /// <summary>1 (highest) to 5, inherited from the amanah.</summary>
    public int? FeeClass { get; private set; }
    public bool FeeClassIllustrative { get; private set; }

    /// <summary>Whether cases are filed with it: municipalities, sub-municipalities and sectors.</summary>
    public bool TakesCases => Kind is AuthorityKind.Municipality or AuthorityKind.SubMunicipality or AuthorityKind.Sector;

    /// <summary>Whether it is the other one or stands above it.</summary>
    public bool Covers(Authority other) => other.Path.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>Whether it is the one with the code, or below it.</summary>
    public bool IsUnder(string code) => $"/{Path}".Contains($"/{code}/", StringComparison.Ordinal);

    internal sealed class Configuration : IEntityTypeConfiguration<Authority>
    {
        public void Configure(EntityTypeBuilder<Authority> builder)
        {
            builder.ToTable("Authorities");
            builder.Property(a => a.Code).HasMaxLength(CodeLength);
            builder.Property(a => a.Path).HasMaxLength(PathLength);
            builder.Property(a => a.RegionCode).HasMaxLength(Region.CodeLength);
            builder.HasIndex(a => a.Code).IsUnique();
            builder.HasOne<Authority>().WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
