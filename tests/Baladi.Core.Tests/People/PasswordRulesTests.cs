using Baladi.Core.People;
using Xunit;

namespace Baladi.Core.Tests.People;

public sealed class PasswordRulesTests : IDisposable
{
    private readonly BreachedPasswords breached = new(Path.GetTempPath());

    [Theory]
    [InlineData("seven green date palms")]
    [InlineData("\u0646\u062e\u0644\u0629 \u062e\u0636\u0631\u0627\u0621 \u0641\u064a \u0627\u0644\u0648\u0627\u062f\u064a")]
    [InlineData("kT9#vq2Lm!xW")]
    [InlineData("eleven brown camels resting")]
    public void Check_HardToGuess_MayBeUsed(string password) => Assert.Null(Check(password));

    [Theory]
    [InlineData("short-one", "password-short")]
    [InlineData("Password@2026", "password-common")]
    [InlineData("Riyadh-2026!!", "password-common")]
    [InlineData("riyadhriyadh2026", "password-common")]
    [InlineData("qwertyuiop1234", null)]
    [InlineData("1q2w3e4r5t6y", null)]
    [InlineData("aaaaaaaaaaaaaaaa", null)]
    [InlineData("123456789012", null)]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662", null)]
    [InlineData("abcdefghijklmnop", null)]
    [InlineData("my id 1777777770 is", "password-own")]
    [InlineData("call 0551110005 now", "password-own")]
    public void Check_EasyToGuess_IsRefused(string password, string? problem)
    {
        var found = Check(password);

        Assert.NotNull(found);
        if (problem is not null) Assert.Equal(problem, found.Code);
    }

    [Fact]
    public void Check_TooLong_IsRefused() => Assert.Equal("password-long", Check(new string('x', 60) + string.Concat(Enumerable.Range(0, 70)))!.Code);

    [Fact]
    public void Contains_ListThatComesAlong_KnowsWhatLeaked()
    {
        Assert.True(breached.Count > 1000, $"{breached.Count} passwords");
        Assert.True(breached.Contains("qwertyuiop123"));
        Assert.False(breached.Contains("seven green date palms"));
    }

    [Fact]
    public void Import_OrderedHashes_AreFoundAfterwards()
    {
        var folder = Directory.CreateTempSubdirectory("breached").FullName;
        // SHA-1 of "seven green date palms" among others, as the public list has them.
#pragma warning disable CA5350
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA1.HashData("seven green date palms"u8));
#pragma warning restore CA5350
        var lines = new[] { "000000005AD76BD555C1D6D771DE417A4B87E4B4:10", hash + ":2", hash + ":2", "FFFFFFFEE791CBAC0F6305CAF0CEE06BBE131160:2" };
        using (var file = File.Create(Path.Combine(folder, BreachedPasswords.FileName))) Assert.Equal(3, BreachedPasswords.Import(new StringReader(string.Join('\n', lines)), file));

        using var installed = new BreachedPasswords(folder);

        Assert.True(installed.Contains("seven green date palms"));
        Assert.False(installed.Contains("eight green date palms"));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("FFFFFFFEE791CBAC0F6305CAF0CEE06BBE131160:2\n000000005AD76BD555C1D6D771DE417A4B87E4B4:10")]
    [InlineData("password123")]
    [InlineData("ZZ0000005AD76BD555C1D6D771DE417A4B87E4B4:10")]
    public void Import_NoOrderedHashes_SaysWhichLine(string lines) =>
        Assert.Contains("Line", Assert.Throws<InvalidDataException>(() => BreachedPasswords.Import(new StringReader(lines), Stream.Null)).Message, StringComparison.Ordinal);

    public void Dispose() => breached.Dispose();

    private Core.Basics.Problem? Check(string password) => new PasswordRules(breached).Check(password, "Password", "1777777770", "+966551110005");
}
