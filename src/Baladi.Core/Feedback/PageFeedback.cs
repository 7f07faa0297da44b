using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Feedback;

/// <summary>What a reader said of a page. Nothing in it tells who.</summary>
public sealed class PageFeedback
{
    public const int PageLength = 300;
    public const int ReasonsLength = 200;
    public const int CommentLength = 1000;

    private PageFeedback() { }

    internal PageFeedback(GiveFeedback command, DateTimeOffset now) =>
        (Id, Page, Useful, Reasons, Comment, At) = (Ids.Next(), command.Page, command.Useful, string.Join(' ', command.Reasons), command.Comment, now);

    public long Id { get; private set; }
    /// <summary>The path, language included, without its query.</summary>
    public string Page { get; private set; } = "";
    public bool Useful { get; private set; }
    /// <summary>Codes, separated by spaces.</summary>
    public string Reasons { get; private set; } = "";
    public string? Comment { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PageFeedback>
    {
        public void Configure(EntityTypeBuilder<PageFeedback> builder)
        {
            builder.ToTable("PageFeedback");
            builder.Property(f => f.Page).HasMaxLength(PageLength);
            builder.Property(f => f.Reasons).HasMaxLength(ReasonsLength);
            builder.Property(f => f.Comment).HasMaxLength(CommentLength);
            builder.HasIndex(f => new { f.Page, f.At });
        }
    }
}
