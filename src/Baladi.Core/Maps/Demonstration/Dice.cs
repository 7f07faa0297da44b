namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// SplitMix64: the same throws on every platform and with every version of .NET, which <see cref="Random"/> does not promise.
/// Each part of the city throws its own dice, so that a change in one leaves the others as they were.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public Dice(ulong seed, int a, int b = 0) : this((seed * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)a << 32) ^ (uint)b) => Next();

    public double Between(double least, double most) => least + ((most - least) * ((Next() >> 11) * (1.0 / (1UL << 53))));
    public bool Chance(double share) => Between(0, 1) < share;
    public int Below(int count) => (int)(Next() % (ulong)count);
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
