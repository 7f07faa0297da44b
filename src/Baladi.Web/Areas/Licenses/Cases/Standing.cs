using Baladi.Core.Procedures;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Where a case stands in the eyes of its applicant: whose turn it is where it is theirs, else the milestone.</summary>
/// <param name="Asked">What the applicant is asked; null while they wait.</param>
public sealed record Standing(string Badge, string? Asked, Milestone Milestone);
