using System.Text.RegularExpressions;
using static Baladi.Web.Tests.Hostility.HostileValues;

namespace Baladi.Web.Tests.Hostility;

/// <summary>What can be wrong with a request before its body: path, query, method, headers, cookies.</summary>
internal static partial class HostileAddresses
{
    private static readonly string[] Verbs = ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "HEAD", "CONNECTX", "PROPFIND", "get", "post", "GETX", "DEBUG", "TRACK"];
    private static readonly string[] Tricks =
    [
        "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/..;/..;/desk", "/.%00./", "/%00", "/%c0%ae%c0%ae/", "/..%5c..%5cweb.config", "/%252e%252e%252f", "//", "/./", "/;a=b", "/.json", ".json", ".php", "/index.cshtml", "%20", "/%ff",
        "/.git/config", "/appsettings.json", "/../appsettings.json", "/~root", "/*", "/%3f", "/%23", "/a%0d%0ab", "\\..\\..", "/:", "/<x>", "/%E2%80%AE", "/%u002e%u002e",
    ];
    private static readonly string[] Queries = ["returnUrl", "number", "post", "service", "reference", "to", "then", "payload", "signature", "amount", "returnTo", "after", "cursor", "page", "culture", "resent", "tooMany", "q", "id", "token", "__proto__", "handler", "area", "action", "controller"];

    public static HostileRequest Path(HostileTarget target, Random random)
    {
        var parts = Place().Matches(target.Row.Address).Select(match => match.Value).ToList();
        if (parts.Count == 0 || random.Next(3) == 0) return target.Sound("path", target.Path + random.One(Tricks)) with { MayBeCut = true };
        // One of the ids is not what it was.
        var hostile = random.One(parts);
        var address = target.Row.Address.Replace(hostile, random.Next(3) == 0 ? Tampered(target.Places.Fill(hostile), random) : Limited(Escaped(Any(random))), StringComparison.Ordinal);
        return WithForm(target, target.Sound("id", target.Places.Fill(address)) with { MayBeCut = true });
    }

    public static HostileRequest Query(HostileTarget target, Random random) =>
        WithForm(target, target.Sound("query", target.Path + "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{random.One([.. Queries, .. target.Names])}{random.One(["", "[]", "[0]", ".x"])}={Limited(Escaped(Any(random)))}"))) with { MayBeCut = true });

    public static HostileRequest Method(HostileTarget target, Random random)
    {
        var verb = random.Next(3) == 0 ? target.Row.IsUnsafe ? "GET" : "POST" : random.One(Verbs);
        var request = WithForm(target, target.Sound("method"));
        // What another row of the table answers at this address is that row's business.
        return request with { Method = verb, Body = verb is "HEAD" or "GET" ? null : request.Body, MustBeRefused = verb.ToUpperInvariant() is not ("GET" or "POST" or "HEAD" or "OPTIONS"), MayBeCut = true, Headers = verb == "GET" ? [.. request.Headers.Where(header => header.Name != "Content-Type")] : request.Headers };
    }

    public static HostileRequest Headers(HostileTarget target, Random random)
    {
        var request = WithForm(target, target.Sound("header"));
        var text = string.Concat(Text(random).Where(c => c is >= ' ' and < '\x7f'));
        request.Headers.Add(random.Next(16) switch
        {
            0 => ("X-HTTP-Method-Override", random.One(Verbs)),
            1 => ("X-Original-URL", "/ar/desk"),
            2 => ("X-Forwarded-For", $"127.0.0.1, {text}"),
            3 => ("X-Forwarded-Host", "hostile.example"),
            4 => ("X-Forwarded-Proto", text),
            5 => ("Accept-Language", new string('a', random.Next(1, 4000)) + text),
            6 => ("Accept", text),
            7 => ("Accept-Encoding", "br;q=9, gzip;q=-1, *;q=x, " + text),
            8 => ("Range", random.One(["bytes=0-0,1-1,2-2,3-3,4-4", "bytes=9999999999-", "bytes=-1", "bytes=a-b"])),
            9 => ("If-None-Match", random.One(["*", "\"", "W/\"" + text])),
            10 => ("Referer", "//hostile.example/" + text),
            11 => ("Content-Encoding", random.One(["gzip", "br", "deflate, gzip", text])),
            12 => ("Authorization", random.One(["Bearer " + text, "Basic YWRtaW46YWRtaW4=", "Negotiate x"])),
            13 => ("Expect", random.One(["100-continue", text])),
            14 => ("X-Requested-With", text),
            _ => ("X-" + new string('y', random.Next(1, 3000)), new string('z', random.Next(1, 20_000))),
        });
        return request with { MayBeCut = true };
    }

    public static HostileRequest Cookies(HostileTarget target, Random random)
    {
        var cookies = target.Session.Cookies.Split("; ").ToList();
        var chosen = random.Next(cookies.Count);
        var parts = cookies[chosen].Split('=', 2);
        cookies[chosen] = parts[0] + "=" + random.Next(5) switch
        {
            0 => Tampered(parts.ElementAtOrDefault(1) ?? "", random),
            1 => "",
            // Another cookie's value: sealed by us, for another purpose.
            2 => cookies[random.Next(cookies.Count)].Split('=', 2).ElementAtOrDefault(1) ?? "",
            3 => new string('A', random.Next(1, 12_000)),
            _ => string.Concat(Text(random).Where(c => c is > ' ' and < '\x7f' and not ';' and not ',')),
        };
        var request = WithForm(target, target.Sound("cookie"));
        return request with { Headers = [.. request.Headers.Where(header => header.Name != "Cookie"), ("Cookie", string.Join("; ", cookies))], MayBeCut = true };
    }

    /// <summary>The proper form with it, where the endpoint takes one.</summary>
    private static HostileRequest WithForm(HostileTarget target, HostileRequest request) => target.Row.IsUnsafe ? HostileBodies.Proper(target, request) : request;

    private static string Tampered(string text, Random random)
    {
        if (text.Length == 0) return "A";
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..],
            1 => text[..at],
            2 => text + text,
            _ => text.ToUpperInvariant(),
        };
    }

    // A request line has its limit; beyond it the server closes, which is no longer about this endpoint.
    private static string Limited(string escaped) => escaped.Length <= 6000 ? escaped : escaped[..5998];

    [GeneratedRegex(@"\{[^}]+\}")] private static partial Regex Place();
}
