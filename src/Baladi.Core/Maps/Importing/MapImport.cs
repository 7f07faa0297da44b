using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Maps.Importing;

public enum ImportState
{
    /// <summary>The file is here; what of it means what is being said.</summary>
    Prepared,
    /// <summary>Waits for a worker that tries it: everything is read and nothing written.</summary>
    Trying,
    /// <summary>It was tried, and the findings are there.</summary>
    Tried,
    /// <summary>A version of the dataset is being filled from it.</summary>
    Running,
    /// <summary>The version is complete; whether it is shown stands at the dataset.</summary>
    Complete,
    /// <summary>It was given up, by a person or because the file broke off; nothing of it is left.</summary>
    GivenUp,
}

/// <summary>
/// A file on its way into a dataset. It is read by a worker in small steps, each of which writes what it read and how far it came: a worker that dies is
/// followed by one that goes on from there.
/// </summary>
[Audited(AuditedAttribute.Map, nameof(Id))]
public sealed class MapImport
{
    public const int FileNameLength = 200;
    public const int FileLayerLength = 200;
    public const int PlanLength = 20_000;
    public const int WhyLength = 400;

    private MapImport() { }

    public MapImport(string fileName, string path, long bytes, DateTimeOffset now, long? by) =>
        (Id, Reference, FileName, Path, Bytes, BegunAt, ByAccountId) = (Ids.Next(), Basics.Reference.New(), fileName.Length <= FileNameLength ? fileName : fileName[^FileNameLength..], path, bytes, now, by);

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    /// <summary>As whoever brought it calls it.</summary>
    public string FileName { get; private set; } = "";
    /// <summary>Where it lies: within the storage, or anywhere on this machine where the command read it.</summary>
    public string Path { get; private set; } = "";
    public long Bytes { get; private set; }
    public ImportState State { get; private set; }
    /// <summary>JSON of an <see cref="ImportPlan"/>; null until it was said.</summary>
    public string? Plan { get; private set; }
    /// <summary>The version that is being filled, or was.</summary>
    public long? VersionId { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public long? ByAccountId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>The code of what ended it, and what that is about.</summary>
    public string? Why { get; private set; }
    public long Version { get; private set; }

    internal void Plans(string plan)
    {
        Require(ImportState.Prepared, ImportState.Tried);
        (Plan, State) = (plan, ImportState.Prepared);
        Version++;
    }

    internal void Try()
    {
        Require(ImportState.Prepared, ImportState.Tried);
        State = ImportState.Trying;
        Version++;
    }

    internal void Tried()
    {
        Require(ImportState.Trying);
        State = ImportState.Tried;
        Version++;
    }

    internal void Run(DatasetVersion version)
    {
        Require(ImportState.Prepared, ImportState.Tried);
        (State, VersionId) = (ImportState.Running, version.Id);
        Version++;
    }

    internal void Complete(DateTimeOffset now)
    {
        Require(ImportState.Running);
        (State, EndedAt) = (ImportState.Complete, now);
        Version++;
    }

    internal void GiveUp(string why, DateTimeOffset now)
    {
        Require(ImportState.Prepared, ImportState.Trying, ImportState.Tried, ImportState.Running);
        (State, Why, EndedAt) = (ImportState.GivenUp, why.Length <= WhyLength ? why : why[..WhyLength], now);
        Version++;
    }

    private void Require(params ReadOnlySpan<ImportState> states)
    {
        if (!states.Contains(State)) throw new InvalidOperationException($"The import {Reference} is {State}");
    }

    internal sealed class Configuration : IEntityTypeConfiguration<MapImport>
    {
        public void Configure(EntityTypeBuilder<MapImport> builder)
        {
            builder.ToTable("MapImports");
            builder.Property(i => i.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.HasIndex(i => i.Reference).IsUnique();
            builder.Property(i => i.FileName).HasMaxLength(FileNameLength);
            builder.Property(i => i.Path).HasMaxLength(400);
            builder.Property(i => i.Plan).HasMaxLength(PlanLength);
            builder.Property(i => i.Why).HasMaxLength(WhyLength);
            builder.Property(i => i.Version).IsConcurrencyToken();
            builder.HasIndex(i => i.State);
        }
    }
}
