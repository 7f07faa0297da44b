using System.Security.Cryptography;
using Baladi.Core.Basics;
using Baladi.TestKit;
using Baladi.TestKit.Servers;
using Baladi.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>Whoever copies the folder of session keys without the ring can sign nobody in.</summary>
public class SessionKeysTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private string Storage => server.Services.GetRequiredService<IConfiguration>()["Storage:Root"]!;

    [Fact]
    public async Task Keys_InTheirFiles_AreSealed()
    {
        await server.CreateClient().FormAsync("/ar/account/sign-in");

        var files = Directory.GetFiles(Path.Combine(Storage, "keys", "sessions"), "*.xml").Select(File.ReadAllText).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains("<sealed ", file, StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("<masterKey", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Sealed_OnAnotherNode_OpensWithTheSameRingAlone()
    {
        var text = server.Services.GetDataProtector("test").Protect("فهد");

        var same = Node(Path.Combine(Storage, "keys")).Unprotect(text);

        Assert.Equal("فهد", same);
        Assert.ThrowsAny<CryptographicException>(() => Node(new ScratchFolder("keys").Location).Unprotect(text));
    }

    private IDataProtector Node(string ring) =>
        new ServiceCollection().AddLogging().AddSingleton(new KeyRing(ring, createMissing: true)).AddSessionKeys(Storage).BuildServiceProvider().GetDataProtector("test");
}
