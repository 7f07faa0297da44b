namespace Baladi.Core.People.Appointments;

/// <summary>What has to follow when somebody no longer holds a post; implemented by capabilities above.</summary>
public interface IWhenPostEnds
{
    /// <summary>Run again it does no more: the clock calls it for posts whose last day has passed, too.</summary>
    /// <param name="by">Who ended it; the system where its time had come.</param>
    /// <returns>How many pieces of work were taken from the person.</returns>
    Task<int> FollowAsync(Appointment ended, Actor by, CancellationToken cancel);
}
