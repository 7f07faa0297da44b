namespace Baladi.Core.Publishing;

/// <summary>A check of several contents together, which none of them could make alone.</summary>
public interface IPublicationCheck
{
    /// <param name="changed">The contents that are being published.</param>
    /// <param name="day">The day, which counts as today for the catalog.</param>
    IEnumerable<PublicationProblem> Run(IReadOnlySet<(string Kind, string Code)> changed, DateOnly day);
}
