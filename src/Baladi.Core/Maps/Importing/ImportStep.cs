using Baladi.Core.Basics;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Maps.Importing;

/// <summary>What was read since the last transaction of an import, and the counts up to it.</summary>
/// <param name="keeps">Whether features are written; not while the file is only tried, though each is held against its layer just the same.</param>
internal sealed class ImportStep(MapImport import, ImportProgress before, ImportMapping mapping, FeatureMaker maker, bool keeps)
{
    private readonly List<(MapFeature Feature, MapRecord Record)> features = [];
    private readonly HashSet<string> keys = [];
    private readonly List<ImportFinding> findings = [];
    private long accepted = before.Accepted, mended = before.Mended, rejected = before.Rejected;

    public MapImport Import => import;
    public long Read { get; private set; } = before.Read;
    /// <summary>Records of this step.</summary>
    public int Taken { get; private set; }
    public IReadOnlyList<MapFeature> Features => [.. features.Select(one => one.Feature)];
    public IReadOnlyList<ImportFinding> Findings => findings;

    public void Take(MapRecord record)
    {
        Read++;
        Taken++;
        if (!mapping.Wants(record)) return;
        var feature = mapping.Of(record);
        if (!feature.IsDone)
        {
            Reject(record, feature.Problems[0]);
            return;
        }
        var made = maker.Make(feature.Value!);
        if (!made.IsDone) Reject(record, made.Problems[0]);
        else if (!keys.Add(feature.Value!.Key)) Reject(record, new("map-feature-twice", "key", feature.Value.Key));
        else Accept(record, made.Value!);
    }

    /// <summary>Refuses those whose keys were there before, and answers the rest.</summary>
    public IReadOnlyList<MapFeature> Refuse(HashSet<string> there)
    {
        foreach (var (feature, record) in features.Where(one => there.Contains(one.Feature.Key)).ToList())
        {
            accepted--;
            Reject(record, new("map-feature-twice", "key", feature.Key));
        }
        features.RemoveAll(one => there.Contains(one.Feature.Key));
        return Features;
    }

    public (long Read, long Accepted, long Mended, long Rejected, long BytesRead) Mark(long bytesRead) => (Read, accepted, mended, rejected, bytesRead);

    public ImportCounts Counts(IMapFile file) => new(Read, accepted, mended, rejected, file.BytesRead, file.TotalBytes);

    public void Next()
    {
        features.Clear();
        keys.Clear();
        findings.Clear();
        Taken = 0;
    }

    private void Accept(MapRecord record, MapFeature feature)
    {
        accepted++;
        if (keeps) features.Add((feature, record));
        if (record.Remarks.Count == 0) return;
        mended++;
        foreach (var remark in record.Remarks.DistinctBy(remark => remark.Code))
            findings.Add(Finding(record, remark.ToProblem(), isRemark: true, remark.Place));
    }

    private void Reject(MapRecord record, Problem why)
    {
        rejected++;
        findings.Add(Finding(record, why, isRemark: false, record.Problem?.Place));
    }

    private ImportFinding Finding(MapRecord record, Problem problem, bool isRemark, MapPlace? place)
    {
        var at = place?.OnEarth ?? record.Shape?.Centroid.Coordinate;
        return new(import, record.Ordinal + 1, mapping.KeyOf(record), problem.Code, string.Join('\n', problem.Args), isRemark, at?.X, at?.Y);
    }
}
