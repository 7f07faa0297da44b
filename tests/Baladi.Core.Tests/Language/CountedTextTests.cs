using System.Globalization;
using Baladi.Core.Language;
using Xunit;

namespace Baladi.Core.Tests.Language;

/// <summary>Numbers with units that are words, in the plural forms of both languages.</summary>
public class CountedTextTests
{
    private static readonly CountedText Days = new(
        new Dictionary<string, string> { ["zero"] = "{0} يوم", ["one"] = "يوم واحد", ["two"] = "يومان", ["few"] = "{0} أيام", ["many"] = "{0} يومًا", ["other"] = "{0} يوم" },
        new Dictionary<string, string> { ["one"] = "{0} day", ["other"] = "{0} days" });

    [Theory]
    [InlineData("0", "0 يوم", "0 days")]
    [InlineData("1", "يوم واحد", "1 day")]
    [InlineData("2", "يومان", "2 days")]
    [InlineData("7", "7 أيام", "7 days")]
    [InlineData("30", "30 يومًا", "30 days")]
    [InlineData("100", "100 يوم", "100 days")]
    [InlineData("2.5", "2.5 يوم", "2.5 days")]
    public void For_EachKindOfNumber_TakesItsForm(string number, string arabic, string english)
    {
        var told = Days.For(decimal.Parse(number, CultureInfo.InvariantCulture), number);

        Assert.Equal((arabic, english), (told.Ar, told.En));
    }

    [Fact]
    public void IsComplete_FormMissing_IsFalse()
    {
        var incomplete = Days with { Ar = Days.Ar.Where(form => form.Key != "few").ToDictionary() };

        Assert.True(Days.IsComplete);
        Assert.False(incomplete.IsComplete);
    }
}
