using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments.Invoicing;

/// <summary>
/// How far a seller has counted its papers of one kind. Numbers are taken inside the transaction that writes the papers: the row is held until it is over, so
/// that two payments of one moment wait for each other, and a transaction that is given up gives its number back.
/// </summary>
internal sealed class NumberSeries(long sellerId, InvoiceDocumentKind kind, long last)
{
    public long SellerId { get; private set; } = sellerId;
    public InvoiceDocumentKind Kind { get; private set; } = kind;
    public long Last { get; private set; } = last;

    public static IReadOnlyList<InvoiceDocument> Waiting(BaladiDbContext db) =>
        [.. db.ChangeTracker.Entries<InvoiceDocument>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    public static async Task TakeAsync(BaladiDbContext db, IReadOnlyList<InvoiceDocument> papers, CancellationToken cancel)
    {
        // Always in one order: two that need the same two rows must not wait for each other crosswise.
        foreach (var series in papers.GroupBy(paper => (paper.SellerId, paper.Kind)).OrderBy(group => group.Key))
        {
            var ((seller, kind), count) = (series.Key, series.Count());
            var held = await db.Set<NumberSeries>().Where(s => s.SellerId == seller && s.Kind == kind).ExecuteUpdateAsync(s => s.SetProperty(row => row.Last, row => row.Last + count), cancel);
            var last = held == 0 ? count : await db.Set<NumberSeries>().AsNoTracking().Where(s => s.SellerId == seller && s.Kind == kind).Select(s => s.Last).SingleAsync(cancel);
            if (held == 0) db.Add(new NumberSeries(seller, kind, count));
            foreach (var paper in series) paper.Take(last - --count);
        }
    }

    internal sealed class Configuration : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> builder)
        {
            builder.ToTable("NumberSeries").HasKey(s => new { s.SellerId, s.Kind });
            builder.HasOne<Authorities.Authority>().WithMany().HasForeignKey(s => s.SellerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
