using System.Text;

namespace Baladi.Web.Tests.Hostility;

/// <summary>What somebody sends who means no good, as bytes: much of it is no text at all.</summary>
internal static class HostileValues
{
    /// <summary>A number that no row of the portal may ever hold.</summary>
    public const string Planted = "7031987654321987";
    /// <summary>Would be a tag of its own, were it ever written into a page as it is.</summary>
    public const string Tag = "<hostile-tag onload=x>";
    /// <summary>Would be a header of its own, were it ever written into one as it is.</summary>
    public const string Header = "X-Hostile-Header";

    private static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "0", "-1", "null", "undefined", "true", "[]", "{}", "[object Object]", "NaN", "Infinity", "-0", "1e309", "0x10", "1,000", "1.0000000000000000000000000000001",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "79228162514264337593543950336", "00000000000000000000000000000001", "1_000",
        "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "1447-02-30", "2026-11-26T25:61:61Z",
        "' OR 1=1--", "'; DROP TABLE Cases;--", "\" OR \"\"=\"", "1 UNION SELECT PasswordHash FROM Accounts", "%' ESCAPE '", "*", "(|(uid=*))", "`id`", "$(id)", "; cat /etc/passwd", "| dir",
        Tag, $"\">{Tag}", $"'>{Tag}", $"<!--{Tag}-->", $"</textarea>{Tag}", $"</script>{Tag}", "javascript:alert(1)", "data:text/html,x", "{{7*7}}", "${7*7}", "#{7*7}", "@(7*7)", "{0}", "{reference}", "{code}", "%s%n",
        "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "C:\\Windows\\win.ini", "~/.ssh/id_rsa", "CON", "a/../../b", ".git/config",
        "http://169.254.169.254/latest/meta-data/", "//hostile.example", "/\\hostile.example", "https:hostile.example", "\\\\hostile.example\\share", "/ar/../../hostile", "http://127.0.0.1:5432/",
        $"x\r\n{Header}: 1", $"x%0d%0a{Header}:%201", "x\nBcc: all@hostile.example", "\u0000", "a\u0000b", "\u001b[2J", "\u0007",
        // Overrides and isolates turn what is read around; look-alikes pass for what they are not.
        "\u202Egpj.exe", "\u2066\u2066\u2066\u2066", "\u202Bab\u202C", "\u200F\u200E\u061C", "\uFEFF\u200B\u200C\u200D", "\u0430dmin", "\u0391\u0392", "\uFF11\uFF12\uFF13", "\u0661\u0662\u0663", "\u06F1\u06F2", "\U0001D7CF\U0001D7D0",
        "\uFDFA\uFDFB\uFDFD", "\uFE8E\uFEDF", "e\u0301\u0301\u0301\u0301", "\u1E9E\u00DF\u0130\u0131", "\U000E0041\U000E0042", "\uFFFE\uFFFF", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\u0640\u0640\u0640",
        "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "<svg/onload=alert(1)>",
    ];

    private static readonly byte[][] NoText =
    [
        [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xC1, 0xBF], [0xC0, 0x80],   // overlong / and NUL
        [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],             // surrogates, alone and paired
        [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xBF, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE, 0x41, 0x00], [0xEF, 0xBB, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0xC7, 0xE1, 0xE4, 0xD5],                                                                 // Arabic in windows-1256
    ];

    public static byte[] Any(Random random) => random.Next(20) switch
    {
        < 12 => Encoding.UTF8.GetBytes(Text(random)),
        < 16 => NoText[random.Next(NoText.Length)],
        16 => Random(random, random.Next(1, 200)),
        17 => Encoding.UTF8.GetBytes(Text(random) + Text(random)),
        _ => Long(random),
    };

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Long(Random random)
    {
        var part = random.Next(4) switch { 0 => "x", 1 => "\u0628\u064E\u0651", 2 => "\u0301", _ => "9" };
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, new[] { 129, 301, 2001, 4001, 70_000 }[random.Next(5)] / part.Length)));
    }

    /// <summary>As a form or a query carries it.</summary>
    public static string Escaped(ReadOnlySpan<byte> value)
    {
        var text = new StringBuilder(value.Length * 3);
        foreach (var one in value)
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'_' or (byte)'.') text.Append((char)one);
            else text.Append('%').Append(one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }

    public static T One<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
