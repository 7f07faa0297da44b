using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Establishments;

/// <param name="Establishment">Its name.</param>
/// <param name="To">To whom, by the masked ID: who they are is theirs to tell by accepting.</param>
public sealed record ReadMembershipOffer(MembershipOffer Offer, LocalizedText Establishment, string CommercialRegistration, string To);

/// <summary>Offers of membership that can still be accepted, newest first.</summary>
public sealed class ReadMembershipOffers(BaladiDbContext db, NationalIdVault vault, TimeProvider time)
{
    public Task<List<ReadMembershipOffer>> ToAsync(Actor actor, CancellationToken cancel) => ReadAsync(MembershipOffer.Open(db, time.GetUtcNow()).Where(o => o.PersonId == actor.PersonId), cancel);

    public Task<List<ReadMembershipOffer>> OfAsync(long establishmentId, CancellationToken cancel) => ReadAsync(MembershipOffer.Open(db, time.GetUtcNow()).Where(o => o.EstablishmentId == establishmentId), cancel);

    private async Task<List<ReadMembershipOffer>> ReadAsync(IQueryable<MembershipOffer> offers, CancellationToken cancel)
    {
        var found = await (from offer in offers.AsNoTracking()
                           join establishment in db.Establishments on offer.EstablishmentId equals establishment.Id
                           join person in db.People on offer.PersonId equals person.Id
                           orderby offer.Id descending
                           select new { offer, establishment.Name, establishment.CommercialRegistration, person.NationalIdCipher }).ToListAsync(cancel);
        return [.. found.Select(row => new ReadMembershipOffer(row.offer, row.Name, row.CommercialRegistration, SaudiIdentifiers.Masked(vault.Decrypt(row.NationalIdCipher))))];
    }
}
