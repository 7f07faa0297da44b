using Baladi.Core.Authorities;

namespace Baladi.Core.Cases;

internal static class PartyExtensions
{
    /// <summary>In what quality staff of the authority act.</summary>
    public static Party PartyOf(this Geography geography, long authorityId) => geography.Authority(authorityId).Kind == AuthorityKind.Agency ? Party.Agency : Party.Authority;
}
