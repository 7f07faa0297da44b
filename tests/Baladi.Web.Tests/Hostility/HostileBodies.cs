using System.Text;
using static Baladi.Web.Tests.Hostility.HostileValues;

namespace Baladi.Web.Tests.Hostility;

/// <summary>What can be wrong with a form.</summary>
internal static class HostileBodies
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    /// <summary>Columns of entities that no form has.</summary>
    private static readonly string[] Columns =
    [
        "Id", "PersonId", "AccountId", "CreatedByAccountId", "ApplicantPersonId", "AuthorityId", "CaseId", "TaskHolderId", "SubmittedCaseId", "ParentId", "OwnerId", "InvoiceId", "AccessFailedCount", "ChainLength",
    ];
    private static readonly (string, string)[] States =
    [
        ("IsVerified", "true"), ("Verified", "true"), ("State", "Committed"), ("Result", "Granted"), ("Role", "ministry-admin"), ("Permissions", "Publish"), ("EmailConfirmed", "true"), ("TwoFactorEnabled", "false"), ("LockoutEnd", ""), ("PasswordHash", "x"),
        ("SecurityStamp", "x"), ("IsStaff", "true"), ("Assurance", "Verified"), ("Channel", "Desk"), ("Party", "Authority"), ("IsPublic", "true"), ("IsNote", "true"), ("DueAt", "2099-01-01"), ("Amount", "1"), ("Halalas", "1"),
    ];

    /// <summary>The form as our own page would send it.</summary>
    public static HostileRequest Proper(HostileTarget target, HostileRequest request, params IEnumerable<(string Name, string Value)> more) => target.IsJson
        ? WithBody(request, "application/json", Encoding.UTF8.GetBytes(target.Row.Json!))
        : WithBody(request, UrlEncoded, Encoded([.. target.Form, target.Session.Token, .. more]));

    public static HostileRequest Fields(HostileTarget target, Random random)
    {
        var fields = Names(target, random).Select(name => (name, Escaped(Any(random))));
        return WithBody(target.Sound("values"), UrlEncoded, Encoding.ASCII.GetBytes(Joined([.. target.Form.Where(_ => random.Next(3) > 0).Select(Escape), Escape(target.Session.Token), .. fields]))) with { Pieces = random.Next(25) == 0 ? 3 : 1, MayBeCut = true };
    }

    public static HostileRequest Duplicates(HostileTarget target, Random random)
    {
        var name = Names(target, random).First();
        string[] shapes = [name, name + "[]", name + "[0]", name + "[-1]", name + "[2147483647]", name + "[a]", name + ".x.y.z", "[0]." + name, name.ToUpperInvariant(), name + "[0].x[1].y", "__proto__." + name, "constructor.prototype", name + string.Concat(Enumerable.Repeat("[a]", random.Next(1, 600))), string.Concat(Enumerable.Repeat(name + ".", random.Next(1, 60))) + "x", name + ".index", "." + name, name + "."];
        return WithBody(target.Sound("names"), UrlEncoded, Encoding.ASCII.GetBytes(Joined([.. target.Form.Select(Escape), Escape(target.Session.Token), .. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (Escaped(Encoding.UTF8.GetBytes(random.One(shapes))), Escaped(Any(random))))]))) with { MayBeCut = true };
    }

    public static HostileRequest MassAssignment(HostileTarget target, Random random)
    {
        string[] prefixes = ["", "form.", "Form.", "model.", "command.", "case.", "person.", "account.", "draft.", "[0]."];
        var planted = Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.Next(2) == 0 ? (random.One(Columns), Planted) : random.One(States)).Where(field => !target.Names.Contains(field.Item1, StringComparer.OrdinalIgnoreCase));
        return Proper(target, target.Sound("mass assignment"), planted.Select(field => (random.One(prefixes) + field.Item1, field.Item2)));
    }

    /// <summary>Nothing shows that the person meant it.</summary>
    public static HostileRequest Unproven(HostileTarget target, Random random)
    {
        var (name, value) = target.Session.Token;
        if (target.Row.ByOrigin)
            return Proper(target, target.Sound("another site")) with { MustBeRefused = true, Headers = [("Cookie", target.Session.Cookies), .. random.Next(4) switch { 0 => new[] { ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://hostile.example") }, 1 => [("Origin", "https://hostile.example")], 2 => [("Sec-Fetch-Site", "same-site")], _ => [("Origin", "null")] }, ("Content-Type", UrlEncoded)] };
        var token = random.Next(7) switch { 0 => "", 1 => target.Other.Token.Value, 2 => value[..(value.Length / 2)], 3 => value[..10] + (value[10] == 'A' ? 'B' : 'A') + value[11..], 4 => "null", 5 => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(Escaped(Any(random)))), _ => null };
        // In the address instead, it would be in every log on the way.
        var request = target.Sound("token", random.Next(6) == 0 ? $"{target.Path}?{name}={value}" : null) with { MustBeRefused = true, MayBeCut = true };
        return WithBody(request, UrlEncoded, Encoded([.. target.Form, .. token is null ? [] : new[] { (name, token) }]));
    }

    public static HostileRequest Types(HostileTarget target, Random random)
    {
        var form = Encoded([.. target.Form, target.Session.Token]);
        string[] types = ["text/plain", "application/json", "application/xml", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=bogus", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + new string('b', 300), "multipart/mixed; boundary=x", "image/png", "", ";;;", "application/x-www-form-urlencoded, application/json", "application/grpc"];
        byte[][] bodies = [form, "{\"a\":1}"u8.ToArray(), "[[[[[["u8.ToArray(), "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8.ToArray(), HostileValues.Random(random, 400), []];
        return WithBody(target.Sound("content type"), random.One(types), random.One(bodies)) with { MayBeCut = true };
    }

    public static HostileRequest Sizes(HostileTarget target, Random random)
    {
        var request = target.Sound("size") with { MayBeCut = true };
        return random.Next(5) switch
        {
            // Announced only: whoever believed it would wait for a terabyte.
            0 => request with { Headers = [.. request.Headers, ("Content-Type", UrlEncoded), ("Content-Length", random.One(["1000000000000", "9223372036854775807"]))], Body = "a=b"u8.ToArray(), MustBeRefused = true },
            1 => WithBody(request, UrlEncoded, Encoded([target.Session.Token, .. Enumerable.Range(0, random.Next(1000, 3000)).Select(n => ($"f{n}", "x"))])),
            2 => WithBody(request, UrlEncoded, Encoded([target.Session.Token, (new string('n', random.Next(1000, 5000)), "x")])),
            3 => WithBody(request, UrlEncoded, Encoded([.. target.Form, target.Session.Token, (Names(target, random).First(), new string('v', random.Next(100_000, 400_000)))])),
            _ => WithBody(request, UrlEncoded, Encoding.ASCII.GetBytes(new string('&', random.Next(1, 50_000)) + "=" + new string('=', random.Next(1, 5000)))),
        };
    }

    public static HostileRequest Parts(HostileTarget target, Random random)
    {
        var boundary = random.One(["b", "----x", "a'()+_,-./:=?"]);
        var body = new MemoryStream();
        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        void Part(string disposition, byte[] content)
        {
            Write($"--{boundary}\r\nContent-Disposition: {disposition}\r\n{random.One(["", "Content-Type: text/html\r\n", "Content-Type: application/octet-stream\r\n", "Content-Transfer-Encoding: base64\r\n", $"X: {new string('x', 9000)}\r\n"])}\r\n");
            body.Write(content);
            Write("\r\n");
        }
        Part($"form-data; name=\"{target.Session.Token.Name}\"", Encoding.ASCII.GetBytes(target.Session.Token.Value));
        foreach (var (name, value) in target.Form) Part($"form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));
        foreach (var name in Names(target, random))
            if (random.Next(2) == 0) Part($"form-data; name=\"{name}\"", Any(random));
            else Part($"form-data; name=\"{name}\"; filename{random.One(["", "*"])}={random.One(["\"../../x.pdf\"", "\"a\\\"b.pdf\"", "\"x.pdf\"", "UTF-8''%2e%2e%2fx", "\"\u202Efdp.exe\"", "", "\"a\u0000.pdf\"", "\"CON\"", $"\"{new string('n', 5000)}.pdf\""])}", HostileFiles.Any(random));
        if (random.Next(4) > 0) Write($"--{boundary}--\r\n");
        return WithBody(target.Sound("parts"), $"multipart/form-data; boundary=\"{boundary}\"", body.ToArray()) with { MayBeCut = true, Pieces = random.Next(25) == 0 ? 4 : 1 };
    }

    private static string[] Names(HostileTarget target, Random random) =>
        target.Names.Count == 0 ? [random.One(["a", "Text", "q", "x"])] : random.GetItems(target.Names.ToArray(), random.Next(1, Math.Min(7, target.Names.Count + 1)));

    private static HostileRequest WithBody(HostileRequest request, string type, byte[] body) => request with { Headers = [.. request.Headers, ("Content-Type", type)], Body = body };

    private static (string, string) Escape((string Name, string Value) field) => (Escaped(Encoding.UTF8.GetBytes(field.Name)), Escaped(Encoding.UTF8.GetBytes(field.Value)));

    private static string Joined(IEnumerable<(string Name, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Name}={field.Value}"));

    private static byte[] Encoded(IEnumerable<(string Name, string Value)> fields) => Encoding.ASCII.GetBytes(Joined(fields.Select(Escape)));
}
