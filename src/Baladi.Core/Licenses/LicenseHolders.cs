using Baladi.Core.People;

namespace Baladi.Core.Licenses;

/// <summary>The people behind licenses.</summary>
public sealed class LicenseHolders(ReadContacts contacts)
{
    /// <summary>By license, many at once; none for a holder who has no account.</summary>
    public async Task<ILookup<long, Contact>> OfAsync(IReadOnlyCollection<License> licenses, CancellationToken cancel)
    {
        var found = await contacts.OfAsync([.. licenses.Select(license => (license.EstablishmentId, license.HolderPersonId))], cancel);
        return licenses.SelectMany(license => found[(license.EstablishmentId, license.HolderPersonId)].Select(contact => (license.Id, Contact: contact))).ToLookup(told => told.Id, told => told.Contact);
    }
}
