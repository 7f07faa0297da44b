using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Register;

/// <summary>
/// A word of the name of a license, folded, so that the register finds names by the beginning of any of their words in one range of one index.
/// A projection of <see cref="License.Name"/>, kept in the same transaction.
/// </summary>
public sealed class LicenseWord
{
    public const int WordLength = 40;
    /// <summary>Nobody looks for the twentieth word of a name.</summary>
    private const int MostOfAName = 16;

    private LicenseWord() { }

    private LicenseWord(long licenseId, string word) => (LicenseId, Word) = (licenseId, word);

    public long LicenseId { get; private set; }
    public string Word { get; private set; } = "";

    public static IEnumerable<LicenseWord> Of(License license) => NameWords.Of(license.Name, WordLength).Distinct().Take(MostOfAName).Select(word => new LicenseWord(license.Id, word));

    internal sealed class Configuration : IEntityTypeConfiguration<LicenseWord>
    {
        public void Configure(EntityTypeBuilder<LicenseWord> builder)
        {
            builder.ToTable("LicenseWords").HasKey(w => new { w.LicenseId, w.Word });
            builder.Property(w => w.Word).HasMaxLength(WordLength);
            builder.HasOne<License>().WithMany().HasForeignKey(w => w.LicenseId).OnDelete(DeleteBehavior.Cascade);
            // The order in which the register shows what a word finds.
            builder.HasIndex(w => new { w.Word, w.LicenseId }).IsDescending(false, true);
        }
    }
}
