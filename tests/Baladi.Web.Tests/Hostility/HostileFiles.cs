using System.Text;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Uploads that are not what they seem.</summary>
internal static class HostileFiles
{
    public static byte[] Any(Random random) => random.Next(10) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes($"<html><script>alert(1)</script>{HostileValues.Tag}"),
        2 => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(),
        3 => "PK\u0003\u0004"u8.ToArray(),
        4 => [.. "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"u8, .. HostileValues.Random(random, 200)],
        5 => "%PDF-1.4\n%%EOF"u8.ToArray(),
        // A picture that says it is 60,000 by 60,000.
        6 => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 6, 0, 0, 0, 0, 0, 0, 0],
        7 => [0xFF, 0xD8, 0xFF, .. HostileValues.Random(random, 300)],
        8 => "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8.ToArray(),
        _ => HostileValues.Random(random, random.Next(1, 5000)),
    };
}
