using System.Text;
using static Baladi.Web.Tests.Hostility.HostileValues;

namespace Baladi.Web.Tests.Hostility;

/// <summary>What can be wrong with JSON.</summary>
internal static class HostileJson
{
    public static HostileRequest Any(HostileTarget target, Random random)
    {
        var text = random.Next(14) switch
        {
            0 => new string('[', random.Next(1, 5000)),
            1 => string.Concat(Enumerable.Repeat("{\"payload\":", random.Next(1, 500))) + "1" + new string('}', 3),
            2 => "{\"payload\":\"a\",\"payload\":\"b\",\"signature\":\"c\"}",
            3 => "{\"payload\":1,\"signature\":[]}",
            4 => "{\"payload\":null,\"signature\":null}",
            5 => "{\"payload\":\"\\ud800\",\"signature\":\"\\u0000\"}",
            6 => "{/* */\"payload\":\"a\",}",
            7 => "{\"payload\":\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"Token\":\"x\",\"Halalas\":1,\"Succeeded\":true,\"Reference\":\"x\"}")) + "\",\"signature\":\"" + new string('0', random.Next(0, 200)) + "\"}",
            8 => "{\"payload\":\"" + new string('A', random.Next(1, 300_000)) + "\",\"signature\":\"00\"}",
            9 => "{\"$type\":\"System.Diagnostics.Process, System\",\"payload\":\"x\",\"signature\":\"y\",\"__proto__\":{}}",
            10 => "\"text\"",
            11 => "{\"payload\":1e999999,\"signature\":\"zz\"}",
            12 => "",
            _ => "{\"PAYLOAD\":\"x\",\"Signature\":\"00\",\"state\":\"paid\",\"id\":" + Planted + "}",
        };
        byte[] body = random.Next(6) == 0 ? [.. Encoding.UTF8.GetBytes(text), .. HostileValues.Any(random)] : Encoding.UTF8.GetBytes(text);
        return target.Sound("json") with { Body = body, MayBeCut = true, MustBeRefused = true, Headers = [("Content-Type", random.One(["application/json", "application/json", "application/json; charset=utf-16", "text/json", "application/problem+json", "text/plain"]))] };
    }
}
