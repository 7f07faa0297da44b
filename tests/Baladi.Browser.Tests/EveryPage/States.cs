namespace Baladi.Browser.Tests.EveryPage;

/// <summary>All states that are visited.</summary>
internal static class States
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        List<State> all =
        [
            .. PublicStates.All(demo), .. await VerificationStates.AllAsync(demo), .. AccountStates.All(demo), .. await ApplicationStates.AllAsync(demo),
            .. await CaseStates.AllAsync(demo), .. await DeskStates.AllAsync(demo), .. await AdministrationStates.AllAsync(demo), .. await PublicationStates.AllAsync(demo), .. await LicenseStates.AllAsync(demo), .. await InspectionStates.AllAsync(demo), .. DevelopmentStates.All(), .. SupportCentreStates.All(),
        ];
        // A name is a file of a picture, and what a finding is told by.
        return all.DistinctBy(state => state.Name).Count() == all.Count ? all : throw new InvalidOperationException("Two states bear the same name.");
    }
}
