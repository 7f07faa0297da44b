using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Baladi.Core.People.Factors;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, six digits, thirty seconds, which is what every app can do.</summary>
public static class Totp
{
    public const int SecretLength = 20;
    private const int Seconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // What the RFC and the apps use; a collision of SHA-1 does not help to guess an HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code it is: now, the one before or the one after, since clocks differ; but none that was taken already.</summary>
    /// <returns>Null where it is none of them.</returns>
    public static long? StepOf(string code, byte[] secret, long lastStep, DateTimeOffset now)
    {
        var given = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), given) && step > lastStep) found = step;
        return found;
    }

    /// <summary>The secret as it is typed into an app: base 32.</summary>
    public static string Spelled(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, kept) = (0, 0);
        foreach (var next in secret)
        {
            (bits, kept) = ((bits << 8) | next, kept + 8);
            for (; kept >= 5; kept -= 5) text.Append(Alphabet[(bits >> (kept - 5)) & 31]);
            bits &= (1 << kept) - 1;
        }
        if (kept > 0) text.Append(Alphabet[(bits << (5 - kept)) & 31]);
        return text.ToString();
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(byte[] secret, string issuer, string holder) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(holder)}?secret={Spelled(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={Seconds}";
}
