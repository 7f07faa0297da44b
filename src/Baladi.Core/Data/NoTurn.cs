namespace Baladi.Core.Data;

/// <summary>The right to write on an engine that settles that itself.</summary>
public sealed class NoTurn : IDisposable
{
    public static readonly NoTurn Instance = new();

    public void Dispose()
    {
    }
}
