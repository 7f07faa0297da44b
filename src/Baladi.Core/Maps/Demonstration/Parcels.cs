namespace Baladi.Core.Maps.Demonstration;

/// <summary>An approved plan: one superblock, with the blocks and parcels it was divided into.</summary>
internal sealed class Plan(int number, DateOnly approvedOn, Superblock land, Pattern pattern)
{
    public int Number { get; } = number;
    public DateOnly ApprovedOn { get; } = approvedOn;
    public Superblock Land { get; } = land;
    public Pattern Pattern { get; } = pattern;
    public List<Block> Blocks { get; } = [];
}

/// <param name="Outline">Its corners and every corner of its parcels on its edge.</param>
internal sealed record Block(Plan Plan, int Number, IReadOnlyList<Spot> Outline)
{
    public List<Parcel> Parcels { get; } = [];

    public string Key => $"{Plan.Number}-b{Number}";
    /// <summary>What most of it is used for.</summary>
    public string Use => Parcels.GroupBy(parcel => parcel.Use).MaxBy(group => group.Sum(parcel => parcel.Ring.Area))!.Key;
}

/// <param name="Ring">Its shape with the streets along it.</param>
/// <param name="Outline">The same, with the corners of its neighbours on its sides.</param>
/// <param name="Front">The street it is entered from: the widest it lies on.</param>
/// <param name="Service">What public it is for, by the codes of facilities; null for everything private.</param>
internal sealed record Parcel(Block Block, int Number, string Use, string? Service, Ring Ring, IReadOnlyList<Spot> Outline, Street Front)
{
    public string Key => $"{Block.Plan.Number}-{Number}";
}
