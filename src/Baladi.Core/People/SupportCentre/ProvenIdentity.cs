using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Registries;

namespace Baladi.Core.People.SupportCentre;

/// <summary>What the identity registry says of a person who is about to be verified.</summary>
public sealed class ProvenIdentity(BaladiDbContext db, AskRegistry<IdentityQuestion, IdentityRecord> registry, NationalIdVault vault, TimeProvider time)
{
    public Task<KeptAnswer<IdentityRecord>> AskAsync(Person person, CancellationToken cancel) => registry.AskAsync(new(vault.Decrypt(person.NationalIdCipher)), person.Id, cancel);

    /// <summary>Problems: registry-failed (nobody is verified meanwhile), identity-withdrawn, identity-deceased, identity-expired. Where the registry knows nothing, the document alone counts.</summary>
    /// <param name="person">Tracked; a death is kept at once.</param>
    public async Task<(Problem? Obstacle, IdentityRecord? Record)> CheckAsync(Person person, CancellationToken cancel)
    {
        var answer = await AskAsync(person, cancel);
        switch (answer)
        {
            case { Verdict: RegistryVerdict.Failed }: return (new("registry-failed"), null);
            case { Verdict: RegistryVerdict.No }: return (new("identity-withdrawn"), null);
            case { Record.DeceasedOn: { } died }:
                person.Died(died);
                await db.SaveChangesAsync(cancel);
                return (new("identity-deceased"), null);
            case { Record: { } record } when record.IdExpiresOn < time.Today(): return (new("identity-expired"), null);
            default: return (null, answer.Record);
        }
    }
}
