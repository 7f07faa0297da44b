using System.Text;
using Baladi.Core.People.Factors;
using Xunit;

namespace Baladi.Core.Tests.People;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheRfc_IsAsItSays(long seconds, string code) => Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void StepOf_ByStepsAway_IsTakenOrNot(int away, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.Equal(taken, Totp.StepOf(Totp.Code(Secret, Totp.StepAt(now) + away), Secret, lastStep: 0, now) is not null);
    }

    [Fact]
    public void StepOf_TakenBefore_IsNotTakenAgain()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);

        Assert.Null(Totp.StepOf(Totp.Code(Secret, step), Secret, lastStep: step, now));
        Assert.Null(Totp.StepOf(Totp.Code(Secret, step - 1), Secret, lastStep: step, now));
        Assert.Equal(step + 1, Totp.StepOf(Totp.Code(Secret, step + 1), Secret, lastStep: step, now));
    }

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Spelled_Bytes_AreBase32(string text, string spelled) => Assert.Equal(spelled, Totp.Spelled(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("abcd-efgh-jkmn-2345", "ABCDEFGHJKMN2345")]
    [InlineData(" ABCD EFGH JKMN \u0662\u0663\u0664\u0665 ", "ABCDEFGHJKMN2345")]
    [InlineData("ABCD-EFGH-JKMN-234", null)]
    [InlineData("ABCD-EFGH-IJKL-2345", null)]
    [InlineData("123456", null)]
    public void ReadRecoveryCode_AsTyped_IsUnderstood(string typed, string? code) => Assert.Equal(code, RecoveryCode.Read(typed));
}
