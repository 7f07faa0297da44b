using System.Text.Json;
using System.Text.Json.Serialization;
using Baladi.Core.Basics;

namespace Baladi.Core.Payments.Development;

/// <summary>What the development gateway is like at the moment, to whoever asks it for a refund or a report.</summary>
public enum GatewayMood
{
    /// <summary>Answers.</summary>
    Works,
    /// <summary>Cannot be reached.</summary>
    Away,
    /// <summary>Gives nothing back.</summary>
    RefusesRefunds,
}

/// <summary>An answer that is still to be told.</summary>
public sealed record Untold(long Number, DateTimeOffset Due, GatewayAnswer Answer);

/// <summary>
/// The own book of the development gateway: one line for each thing that happened, in a file beside the portal's database and not in it. The portal knows of it
/// what the gateway tells.
/// </summary>
public sealed class DevelopmentBook(string path)
{
    private readonly Lock gate = new();
    private readonly List<Line> lines = [];
    private long read;

    public IReadOnlyList<Movement> Movements => Read(() => lines.Where(line => line.Movement is not null).Select(line => line.Movement!).ToList());

    public IReadOnlyList<Untold> Untold => Read(() =>
    {
        var told = lines.Where(line => line.Told is not null).Select(line => line.Told!.Value).ToHashSet();
        return lines.Where(line => line.Untold is { } untold && !told.Contains(untold.Number)).Select(line => line.Untold!).ToList();
    });

    public GatewayMood Mood => Read(() => lines.LastOrDefault(line => line.Mood is not null)?.Mood ?? GatewayMood.Works);

    public void Turn(GatewayMood mood) => Write(() => new Line { Mood = mood });

    /// <summary>The movement of the token, made now where there was none: whoever asks twice moves money once.</summary>
    public Movement Once(Movement movement) => Write(() => new Line { Movement = movement },
        () => lines.Find(line => line.Movement is { } known && known.Kind == movement.Kind && known.Token == movement.Token)).Movement!;

    /// <summary>Moves money whatever was moved before, as a gateway with a fault does.</summary>
    public Movement Again(Movement movement) => Write(() => new Line { Movement = movement }).Movement!;

    public void TellLater(GatewayAnswer answer, DateTimeOffset due) => Write(() => new Line { Untold = new(lines.Count, due, answer) });

    public void Told(Untold told) => Write(() => new Line { Told = told.Number });

    private T Read<T>(Func<T> look)
    {
        lock (gate)
        {
            if (File.Exists(path))
            {
                using var file = Open();
                CatchUp(file);
            }
            return look();
        }
    }

    private Line Write(Func<Line> make, Func<Line?>? known = null)
    {
        lock (gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = Open();
            CatchUp(file);
            if (known?.Invoke() is { } there) return there;
            var line = make();
            file.Seek(0, SeekOrigin.End);
            // A line of its own, whatever somebody who was stopped left behind.
            file.Write([(byte)'\n', .. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n']);
            file.Flush(flushToDisk: true);
            lines.Add(line);
            read = file.Position;
            return line;
        }
    }

    // Another node may have written meanwhile; two never write at once.
    private void CatchUp(FileStream file)
    {
        file.Seek(read, SeekOrigin.Begin);
        using var reader = new StreamReader(file, leaveOpen: true);
        while (reader.ReadLine() is { } text)
        {
            // What broke off was never answered for.
            try { if (text.Length > 0) lines.Add(JsonSerializer.Deserialize<Line>(text, Json)!); }
            catch (JsonException) { }
        }
        read = file.Length;
    }

    private FileStream Open()
    {
        for (var patience = 250; ; patience--)
        {
            try { return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) when (patience > 0) { Thread.Sleep(20); }
        }
    }

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private sealed record Line
    {
        public Movement? Movement { get; init; }
        public Untold? Untold { get; init; }
        public long? Told { get; init; }
        public GatewayMood? Mood { get; init; }
    }
}
