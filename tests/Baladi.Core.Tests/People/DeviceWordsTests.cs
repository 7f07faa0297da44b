using System.Net;
using Baladi.Core.People.Sessions;
using Xunit;

namespace Baladi.Core.Tests.People;

public class DeviceWordsTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Mac")]
    [InlineData("curl/8.5.0", "")]
    [InlineData(null, "")]
    [InlineData("<script>alert(1)</script>", "")]
    public void Of_UserAgent_SaysWhatItsOwnerCallsIt(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent).ToString());

    [Theory]
    [InlineData("95.177.12.34", "95.177.12.x")]
    [InlineData("::ffff:95.177.12.34", "95.177.12.x")]
    [InlineData("2001:db8:12:34:56::78", "2001:db8:12::/48")]
    public void Of_Address_NamesTheNetworkOnly(string address, string network) => Assert.Equal(network, Networks.Of(IPAddress.Parse(address)));
}
