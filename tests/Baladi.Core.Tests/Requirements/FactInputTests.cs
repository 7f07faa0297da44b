using Baladi.Core.People;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Core.Tests.Requirements;

/// <summary>Everything people type, for every type of fact. The portal is only read: for its activities, places and clock.</summary>
public sealed class FactInputTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private readonly FactInput input = portal.Services.GetRequiredService<FactInput>();

    [Theory]
    [InlineData(FactType.Number, "12.5", "12.5")]
    [InlineData(FactType.Number, "١٢٫٥", "12.5")]
    [InlineData(FactType.Number, "1,200", "1200")]
    [InlineData(FactType.Number, "١٬٢٠٠٫٧٥", "1200.75")]
    [InlineData(FactType.Number, "۱۲", "12")]
    [InlineData(FactType.Number, " 007 ", "7")]
    [InlineData(FactType.Number, "-0", "0")]
    [InlineData(FactType.Number, "\u200F12\u200E", "12")]
    [InlineData(FactType.Number, "\u061C12", "12")]
    [InlineData(FactType.Whole, "3.00", "3")]
    [InlineData(FactType.YesNo, "true", "true")]
    [InlineData(FactType.Choice, "one", "one")]
    [InlineData(FactType.Date, "2026-05-01", "2026-05-01")]
    [InlineData(FactType.Date, "1/5/2026", "2026-05-01")]
    [InlineData(FactType.Date, "٢٠٢٦/٥/١", "2026-05-01")]
    [InlineData(FactType.Mobile, "٠٥٠ ٠٠٠ ٠٠١٦", "+966500000016")]
    [InlineData(FactType.ShortAddress, "rsda٣١٠٦", "RSDA3106")]
    [InlineData(FactType.Activity, "restaurant", "restaurant")]
    [InlineData(FactType.Municipality, Who.Riyadh, Who.Riyadh)]
    [InlineData(FactType.City, "riyadh", "riyadh")]
    [InlineData(FactType.Establishment, Who.Shop, Who.Shop)]
    [InlineData(FactType.Text, "  مطعم\u202E الديوان\u0007 ", "مطعم الديوان")]
    [InlineData(FactType.Text, "a\u061Cb\u2066c\u2069", "abc")]
    [InlineData(FactType.LongText, "سطر\r\nوسطر", "سطر\nوسطر")]
    public async Task Read_Acceptable_IsKeptInItsOneForm(FactType type, string typed, string kept)
    {
        var read = await ReadAsync(Fact(type), typed);

        Assert.Equal((kept, null), (read.Kept, read.Problem?.Code));
    }

    [Theory]
    [InlineData(FactType.Number, "twelve", "number-invalid")]
    [InlineData(FactType.Number, "1e3", "number-invalid")]
    [InlineData(FactType.Number, "9999999999999999999999999999999999", "number-invalid")]
    [InlineData(FactType.Number, "1.234", "two-decimals")]
    [InlineData(FactType.Number, "-1", "number-too-small")]
    [InlineData(FactType.Number, "5001", "number-too-large")]
    [InlineData(FactType.Whole, "3.5", "whole-number")]
    [InlineData(FactType.YesNo, "yes", "choose-one")]
    [InlineData(FactType.Choice, "three", "choose-one")]
    [InlineData(FactType.Date, "2026-02-30", "date-invalid")]
    [InlineData(FactType.Date, "5/31/2026", "date-invalid")]
    [InlineData(FactType.Date, "2026-04-11", "date-too-early")]
    [InlineData(FactType.Date, "2027-04-06", "date-too-late")]
    [InlineData(FactType.Mobile, "0112345678", "mobile-invalid")]
    [InlineData(FactType.ShortAddress, "3106RSDA", "short-address-invalid")]
    [InlineData(FactType.Activity, "piracy", "choose-one")]
    [InlineData(FactType.Activity, "barber", "choose-one")]
    [InlineData(FactType.Municipality, "1", "choose-one")]
    [InlineData(FactType.Municipality, "civil-defense", "choose-one")]
    [InlineData(FactType.City, "atlantis", "choose-one")]
    [InlineData(FactType.Establishment, "1010000032", "establishment-not-yours")]
    [InlineData(FactType.Text, "0123456789012345678901", "text-too-long")]
    public async Task Read_Unacceptable_SaysWhyBesideTheFact(FactType type, string typed, string problem)
    {
        var read = await ReadAsync(Fact(type), typed);

        Assert.Null(read.Kept);
        Assert.Equal((problem, "test.fact"), (read.Problem!.Code, read.Problem.Field));
    }

    [Theory]
    [InlineData("2026-04-12")]
    [InlineData("2027-04-05")]
    public async Task Read_DateAtItsLimit_IsAccepted(string typed) => Assert.Equal(typed, (await ReadAsync(Fact(FactType.Date), typed)).Kept);

    [Theory]
    [InlineData("0")]
    [InlineData("5000")]
    public async Task Read_NumberAtItsLimit_IsAccepted(string typed) => Assert.Equal(typed, (await ReadAsync(Fact(FactType.Number), typed)).Kept);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0 ")]
    public async Task Read_Nothing_IsNoProblemOfTheFact(string? typed) => Assert.Equal(new ReadFact(null, null), await ReadAsync(Fact(FactType.Number), typed));

    [Fact]
    public async Task Read_WhatWasKept_IsKeptAgainAndTurnsIntoItsValueAndBack()
    {
        var actor = await portal.ActorAsync(Who.Owner);
        var facts = new[] { FactType.Number, FactType.Whole, FactType.Text, FactType.LongText, FactType.Date, FactType.Mobile }.Select(Fact).ToArray();
        var typed = Gen.OneOf(Gen.String[Gen.OneOf(Gen.Char["0123456789٠١٢٣٫.,-+/ "], Gen.Char["ابتأإ \u200F\u202E\u061C\nxyz"]), 0, 12], Gen.Decimal[0, 6000].Select(d => decimal.Round(d, 2).ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Gen.Select(Gen.OneOf(facts), typed).Sample((fact, text) =>
        {
            var read = input.Read(fact, text, actor, []);
            return read.Kept is not { Length: > 0 } kept
                || (input.Read(fact, kept, actor, []).Kept == kept && FactInput.TextOf(fact, FactInput.ValueOf(fact, kept)) == kept);
        });
    }

    private async Task<ReadFact> ReadAsync(FactDefinition fact, string? typed) => input.Read(fact, typed, await portal.ActorAsync(Who.Owner, Channel.Web), ["food"]);

    private static FactDefinition Fact(FactType type) => new()
    {
        Code = "test.fact",
        Type = type,
        Label = new("سؤال", "Question"),
        Unit = type == FactType.Number ? "m2" : null,
        Maximum = type is FactType.Number or FactType.Whole ? 5000 : null,
        MaxLength = type == FactType.Text ? 20 : null,
        EarliestDays = type == FactType.Date ? 7 : null,
        LatestDays = type == FactType.Date ? 365 : null,
        Options = type == FactType.Choice ? [new("one", new("واحد", "One")), new("two", new("اثنان", "Two"))] : [],
    };
}
