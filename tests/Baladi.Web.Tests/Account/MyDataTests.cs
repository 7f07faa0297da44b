using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Baladi.Core.Privacy;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

/// <summary>What the portal keeps about somebody, for them to see and to take along.</summary>
public class MyDataTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    [InlineData("ar", "دراسة الطلب")]
    [InlineData("en", "Working on the application")]
    public async Task Viewings_AfterAnOfficerLooked_SaysWhichPostAndWhy(string language, string purpose)
    {
        var @case = await server.CaseAsync(Cases.DemoStories.InReview);
        using var officer = await server.SignedInAsync(DeskVisits.Sarah);
        using (var looked = await officer.GetAsync(new Uri($"/ar/desk/cases/{@case.Reference}", UriKind.Relative))) Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        using var citizen = await server.SignedInAsync(DeskVisits.Citizen);

        var page = await citizen.TextAsync($"/{language}/account/data/viewings?reference={@case.Reference}");

        Assert.Contains(purpose, page, StringComparison.Ordinal);
        Assert.Contains(@case.Title, page, StringComparison.Ordinal);
        Assert.DoesNotContain("سارة", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewings_OfAnOfficerWhoWasShownNothing_AreNone()
    {
        var @case = await server.CaseAsync(Cases.DemoStories.InReview);
        using var officer = await server.SignedInAsync(Who.SecondReviewer);
        using (var declared = await officer.SubmitAsync(await officer.FormAsync("/ar/desk/interests", "/desk/interests"), ("Kind", "Family"), ("NationalId", DeskVisits.Citizen)))
            Assert.Equal(HttpStatusCode.Redirect, declared.StatusCode);

        using var refused = await officer.GetAsync(new Uri($"/ar/desk/cases/{@case.Reference}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var account = await server.ReadAsync(db => db.Interests.Where(i => i.To == null).Join(db.Users, i => i.PersonId, a => a.PersonId, (i, a) => a.Id).SingleAsync());
        Assert.False(await server.ReadAsync(db => db.Set<Viewing>().AnyAsync(v => v.CaseId == @case.Id && v.ViewerAccountId == account)));
    }

    /// <summary>A member nobody wrote words for would stand on the page of the copy as a code.</summary>
    [Fact]
    public void Copy_EveryNameAndCode_HasItsWords()
    {
        var texts = server.Services.GetRequiredService<Texts>().Keys.ToHashSet();
        var wanted = new SortedSet<string>();
        Collect(typeof(DataCopy), wanted);
        Assert.Equal([], wanted.Except(texts));
    }

    private static void Collect(Type record, SortedSet<string> wanted)
    {
        foreach (var property in record.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            wanted.Add("copy." + name);
            var type = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (type.IsEnum)
                foreach (var member in Enum.GetNames(type))
                    wanted.Add(name switch { "accountEvent" => "security.event." + member, "personEvent" => "personEvent." + member, _ => $"copy.{name}.{JsonNamingPolicy.CamelCase.ConvertName(member)}" });
            else if (type.Namespace == typeof(DataCopy).Namespace) Collect(type, wanted);
        }
    }

    [Fact]
    public async Task Viewings_OfSomebodyElsesCase_DoNotExist()
    {
        var reference = (await server.CaseAsync(Cases.DemoStories.ToCorrect)).Reference;
        using var citizen = await server.SignedInAsync(DeskVisits.Citizen);

        using var answer = await citizen.GetAsync(new Uri($"/ar/account/data/viewings?reference={reference}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Copy_Taken_HoldsAllThatIsOnesOwnAndNothingElse(string language)
    {
        using var citizen = await server.SignedInAsync(DeskVisits.Citizen);
        var own = await server.CaseAsync(Cases.DemoStories.Refused);
        var other = await server.CaseAsync(Cases.DemoStories.ToCorrect);
        var form = await citizen.FormAsync($"/{language}/account/data", "/copy");

        using var answer = await citizen.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var archive = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, null);
        using var reader = new StreamReader(await archive.GetEntry("data.json")!.OpenAsync());
        var json = await reader.ReadToEndAsync();
        var data = JsonNode.Parse(json)!;
        Assert.Equal(DeskVisits.Citizen, (string)data["person"]!["nationalId"]!);
        Assert.Contains(data["cases"]!.AsArray(), copied => (string)copied!["reference"]! == own.Reference);
        Assert.DoesNotContain(other.Reference, json, StringComparison.Ordinal);
        var documents = data["cases"]!.AsArray().SelectMany(copied => copied!["documents"]!.AsArray()).Select(document => (string)document!["file"]!).ToList();
        Assert.NotEmpty(documents);
        Assert.All(documents, file => Assert.True(archive.GetEntry(file)!.Length > 0));
        using var page = new StreamReader(await archive.GetEntry("index.html")!.OpenAsync());
        var html = WebUtility.HtmlDecode(await page.ReadToEndAsync());
        Assert.Contains(own.Title, html, StringComparison.Ordinal);
        // Every name has its words in this language: a key without one would stand there as it is.
        Assert.DoesNotMatch(@"copy\.[a-zA-Z]+", html);
    }

    [Fact]
    public async Task Copy_OverAndOver_IsRefusedForAWhile()
    {
        using var owner = await server.SignedInAsync("1000000016");
        var form = await owner.FormAsync("/ar/account/data", "/copy");
        var answers = new List<HttpStatusCode>();

        for (var i = 0; i < 6; i++)
        {
            using var answer = await owner.SubmitAsync(form);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("ar", "مدة حفظها", "من آخر تعديل")]
    [InlineData("en", "How long it is kept", "from the last change")]
    public async Task Privacy_ForEverybody_SaysHowLongEachKindIsKept(string language, string heading, string from)
    {
        using var anybody = server.CreateClient();

        var page = await anybody.TextAsync($"/{language}/privacy");

        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains(from, page, StringComparison.Ordinal);
    }
}
