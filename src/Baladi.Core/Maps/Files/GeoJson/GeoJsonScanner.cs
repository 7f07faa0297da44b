using System.Text.Json;

namespace Baladi.Core.Maps.Files.GeoJson;

internal enum ScanStep
{
    /// <summary>More bytes are needed to go on.</summary>
    More,
    /// <summary>A feature lies ahead, whole.</summary>
    Feature,
    /// <summary>A feature cannot be read; the next can.</summary>
    Broken,
    End,
}

/// <summary>
/// Finds the features in a GeoJSON text, one after the other: in a collection, alone, or one on each line. It reads the few signs
/// around them itself, and each value by a JSON reader of its own, so that none has to be held but the one that is read.
/// </summary>
internal sealed class GeoJsonScanner(JsonBuffer buffer, MapFileLimits limits)
{
    private const int MaxDepth = 64;
    private const byte RecordSeparator = 0x1E;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private enum At { Start, Between, Members, Colon, Value, Features, PassingOver, PassingLine }

    private At at = At.Start, back;
    private string? member;
    private bool wantsComma, hasFeatures, isByLines;
    private JsonReaderState passed;

    /// <summary>The bytes of the feature that lies ahead.</summary>
    public int Length { get; private set; }

    public MapProblem? Problem { get; private set; }

    /// <summary>The member crs as JSON, once it came by.</summary>
    public byte[]? Crs { get; private set; }

    /// <summary>Whether crs came after features had been given out.</summary>
    public bool IsCrsLate { get; private set; }

    private bool GaveFeatures { get; set; }

    public ScanStep Next()
    {
        while (true)
        {
            if (at is not At.PassingOver and not At.PassingLine) SkipBlanks();
            if (buffer.Ahead.IsEmpty && !buffer.IsAtEnd) return ScanStep.More;
            if (buffer.Ahead.IsEmpty && at is At.Between or At.PassingLine) return ScanStep.End;
            if (buffer.Ahead.IsEmpty) throw Truncated();
            if (Step() is { } step) return step == ScanStep.More && buffer.IsAtEnd ? throw Truncated() : step;
        }
    }

    /// <summary>Goes past the feature that lay ahead.</summary>
    public void TakeFeature()
    {
        buffer.Take(Length);
        GaveFeatures = true;
    }

    /// <summary>For a value that no buffer may hold: goes past it piece by piece.</summary>
    public void PassOver()
    {
        Problem = new("map-feature-too-large", MapPlace.Byte(buffer.Position), $"{limits.FeatureBytes >> 20}");
        passed = new(Options);
        (back, at) = (at, At.PassingOver);
    }

    private ScanStep? Step()
    {
        var sign = buffer.Ahead[0];
        switch (at)
        {
            case At.Start or At.Between:
                if (sign != '{') return BrokenValue(buffer.Position);
                if (IsCollection() is not { } collection) return ScanStep.More;
                if (!collection) return Value(isFeature: true);
                buffer.Take(1);
                (at, wantsComma, hasFeatures) = (At.Members, false, false);
                return null;
            case At.Members when sign == '}':
                if (!hasFeatures) throw new MapFileException("map-json-not-geojson", MapPlace.File);
                buffer.Take(1);
                at = At.Between;
                return null;
            case At.Members when sign == '"' && !wantsComma:
                return Name();
            case At.Colon when sign == ':':
                buffer.Take(1);
                at = At.Value;
                return null;
            case At.Value when sign == '[' && member == "features":
                buffer.Take(1);
                (at, wantsComma, hasFeatures) = (At.Features, false, true);
                return null;
            case At.Value:
                return Value(isFeature: false);
            case At.Members or At.Features when sign == ',' && wantsComma:
                buffer.Take(1);
                wantsComma = false;
                return null;
            case At.Features when sign == ']':
                buffer.Take(1);
                (at, wantsComma) = (At.Members, true);
                return null;
            case At.Features when !wantsComma:
                return Value(isFeature: true);
            case At.PassingOver:
                return Pass();
            case At.PassingLine:
                var end = buffer.Ahead.IndexOf((byte)'\n');
                buffer.Take(end < 0 ? buffer.Ahead.Length : end + 1);
                if (end >= 0) at = At.Between;
                return null;
            default:
                throw Broken(buffer.Position);
        }
    }

    /// <summary>Whether the object ahead is a collection, by the first of its members that tells; null where more bytes are needed.</summary>
    private bool? IsCollection()
    {
        var reader = new Utf8JsonReader(buffer.Ahead, isFinalBlock: false, new(Options));
        try
        {
            if (!reader.Read()) return null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject) throw new MapFileException("map-json-not-geojson", MapPlace.File);
                if (reader.ValueTextEquals("features"u8)) return true;
                if (reader.ValueTextEquals("geometry"u8) || reader.ValueTextEquals("properties"u8) || reader.ValueTextEquals("coordinates"u8) || reader.ValueTextEquals("geometries"u8)) return false;
                var isType = reader.ValueTextEquals("type"u8);
                if (!reader.Read()) return null;
                if (isType && reader.TokenType == JsonTokenType.String)
                {
                    if (reader.ValueTextEquals("FeatureCollection"u8)) return true;
                    if (!reader.ValueTextEquals("Feature"u8) && !GeometryJson.IsType(ref reader)) throw new MapFileException("map-json-not-geojson", MapPlace.File);
                    return false;
                }
                if (!reader.TrySkip()) return null;
            }
            return null;
        }
        // Taken as a value it says what is wrong with it.
        catch (JsonException) { return false; }
    }

    private ScanStep? Name()
    {
        var reader = new Utf8JsonReader(buffer.Ahead, isFinalBlock: false, new(Options));
        try
        {
            if (!reader.Read()) return ScanStep.More;
            member = reader.GetString();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) { throw Broken(buffer.Position); }
        buffer.Take((int)reader.BytesConsumed);
        at = At.Colon;
        return null;
    }

    private ScanStep? Value(bool isFeature)
    {
        var reader = new Utf8JsonReader(buffer.Ahead, isFinalBlock: false, new(Options));
        try
        {
            if (!reader.Read() || !reader.TrySkip()) return ScanStep.More;
        }
        catch (JsonException)
        {
            return BrokenValue(buffer.Position + reader.BytesConsumed, reader.CurrentDepth >= MaxDepth - 1 ? "map-json-deep" : "map-json-broken");
        }
        Length = (int)reader.BytesConsumed;
        wantsComma = at != At.Start && at != At.Between;
        if (isFeature)
        {
            (isByLines, at) = (!wantsComma, wantsComma ? At.Features : At.Between);
            return ScanStep.Feature;
        }
        if (member == "crs")
        {
            Crs = buffer.Ahead[..Length].ToArray();
            IsCrsLate = GaveFeatures;
        }
        buffer.Take(Length);
        at = At.Members;
        return null;
    }

    private ScanStep? Pass()
    {
        var reader = new Utf8JsonReader(buffer.Ahead, isFinalBlock: false, passed);
        var isOver = false;
        try
        {
            while (!isOver && reader.Read()) isOver = reader.CurrentDepth == 0 && reader.TokenType is not JsonTokenType.StartObject and not JsonTokenType.StartArray;
        }
        catch (JsonException) { throw Broken(buffer.Position + reader.BytesConsumed); }
        passed = reader.CurrentState;
        var (wasNothing, position) = (reader.BytesConsumed == 0, buffer.Position);
        buffer.Take((int)reader.BytesConsumed);
        if (!isOver) return wasNothing && buffer.Ahead.Length > limits.FeatureBytes ? throw new MapFileException("map-feature-too-large", MapPlace.Byte(position), $"{limits.FeatureBytes >> 20}") : ScanStep.More;
        wantsComma = back is At.Features or At.Value;
        at = back is At.Features ? At.Features : back is At.Value ? At.Members : At.Between;
        return back is At.Value ? null : ScanStep.Broken;
    }

    // On a line of its own nothing else is touched by it; within a collection nobody knows where the next begins.
    private ScanStep BrokenValue(long position, string code = "map-json-broken")
    {
        if (!isByLines || at != At.Between) throw new MapFileException(code, MapPlace.Byte(position));
        Problem = new(code, MapPlace.Byte(position));
        at = At.PassingLine;
        return ScanStep.Broken;
    }

    private void SkipBlanks()
    {
        var ahead = buffer.Ahead;
        if (at == At.Start && buffer.Position == 0 && ahead.StartsWith("\uFEFF"u8)) ahead = ahead[3..];
        var blank = 0;
        while (blank < ahead.Length && ahead[blank] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or RecordSeparator) blank++;
        buffer.Take(buffer.Ahead.Length - ahead.Length + blank);
    }

    private MapFileException Truncated() => new("map-file-truncated", MapPlace.Byte(buffer.Position + buffer.Ahead.Length));

    private static MapFileException Broken(long position) => new("map-json-broken", MapPlace.Byte(position));
}
