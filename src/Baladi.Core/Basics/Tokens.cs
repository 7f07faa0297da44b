using System.Buffers.Text;
using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>Values that a stranger must not be able to guess.</summary>
public static class Tokens
{
    public const int Length = 22;

    /// <summary>128 random bits as 22 characters of base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
