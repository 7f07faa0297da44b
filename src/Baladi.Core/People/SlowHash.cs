using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Baladi.Core.People;

/// <summary>
/// Passwords and printed codes, as they are kept: PBKDF2-HMAC-SHA512, a salt each, in as many rounds as OWASP's Password Storage
/// Cheat Sheet asks for. A password kept under fewer is hashed anew when its owner next signs in.
/// </summary>
public static class SlowHash
{
    public const int Rounds = 210_000;

    public static PasswordHasher<Account> Hasher { get; } = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
}
