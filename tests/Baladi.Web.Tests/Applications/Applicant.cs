using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>Somebody who fills in an application page by page, over HTTP, as a browser without scripts would.</summary>
internal sealed partial class Applicant(HttpClient client, string language = "ar")
{
    public const string Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

    /// <summary>A clothing shop in Riyadh that keeps every limit of its requirements.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> Shop = new()
    {
        ["activity"] = [("license.activity", "clothing-shoes")],
        ["establishment"] = [("applicant.establishment", "")],
        ["municipality"] = [("place.municipality", "01008")],
        ["address"] = [("place.city", ""), ("place.shortAddress", "rrrd 2929")],
        ["trade-name"] = [("shop.tradeName", "Nakheel Fashion")],
        ["area"] = [("shop.area", "120")],
        ["floor"] = [("shop.floor", "ground")],
        ["signs"] = [("shop.frontSigns", "1")],
        ["sign-size"] = [("shop.frontWidth", "8"), ("sign.area", "6")],
        ["pavement"] = [("shop.hasPavementUse", "false")],
        ["floor-height"] = [("shop.floorHeight", "4.5")],
        ["fitting-rooms"] = [("retail.fittingRooms", "2")],
        ["years"] = [("license.years", "2")],
        ["mobile"] = [("contact.mobile", "0501234567")],
    };

    public HttpClient Client => client;

    /// <summary>Begins a new application, whatever was begun before.</summary>
    /// <returns>The address of its task list.</returns>
    public async Task<string> BeginAsync(string service = "retail-license")
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("another", "true")]);
        using var response = await client.PostAsync(At($"/{language}/licenses/apply/{service}"), form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Saves one page of questions.</summary>
    /// <returns>Where the portal leads next.</returns>
    public async Task<string> AnswerAsync(string tasks, string page, params IEnumerable<(string Name, string Value)> answers)
    {
        using var response = await SendAsync(tasks, page, answers);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> SendAsync(string tasks, string page, params IEnumerable<(string Name, string Value)> answers) =>
        await client.SubmitAsync(await client.FormAsync($"{tasks}/{page}", $"/{page}"), answers);

    /// <summary>Answers every question the portal asks, as far as the documents.</summary>
    public async Task AnswerAllAsync(string tasks, params (string Page, (string Name, string Value) Answer)[] otherwise)
    {
        var next = "activity";
        for (var pages = 0; next != "documents"; pages++)
        {
            Assert.True(pages < 40, $"The questions do not end: {next}");
            var answers = otherwise.Where(other => other.Page == next).Select(other => other.Answer).ToArray();
            next = (await AnswerAsync(tasks, next, answers.Length > 0 ? answers : Shop[next])).Split('/')[^1];
        }
    }

    /// <summary>Uploads a document for every clause that requires one.</summary>
    public async Task AttachAllAsync(string tasks)
    {
        foreach (var clause in await RequiredDocumentsAsync(tasks))
        {
            using var response = await AttachAsync(tasks, clause, "document.png", Png());
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        }
    }

    public async Task<HttpResponseMessage> AttachAsync(string tasks, string clause, string name, byte[] content)
    {
        var form = await client.FormAsync($"{tasks}/documents", $"/documents/{clause}");
        using var multipart = new MultipartFormDataContent();
        foreach (var (field, value) in form.Fields) multipart.Add(new StringContent(value), field);
        multipart.Add(new ByteArrayContent(content), clause, name);
        return await client.PostAsync(At(form.Action), multipart);
    }

    public async Task<IReadOnlyList<string>> RequiredDocumentsAsync(string tasks)
    {
        var page = await client.GetStringAsync(At($"{tasks}/documents"));
        return [.. Document().Matches(page).Where(match => match.Groups["state"].Value == "info").Select(match => match.Groups["clause"].Value)];
    }

    /// <summary>Accepts every declaration.</summary>
    public async Task DeclareAllAsync(string tasks)
    {
        var page = await client.GetStringAsync(At($"{tasks}/declarations"));
        var boxes = Checkbox().Matches(page).Select(match => (match.Groups["name"].Value, "true")).ToList();
        Assert.NotEmpty(boxes);
        await AnswerAsync(tasks, "declarations", boxes);
    }

    /// <summary>A whole application, ready to be submitted.</summary>
    public async Task<string> PrepareAsync(params (string Page, (string Name, string Value) Answer)[] otherwise)
    {
        var tasks = await BeginAsync();
        await AnswerAllAsync(tasks, otherwise);
        await AttachAllAsync(tasks);
        await DeclareAllAsync(tasks);
        return tasks;
    }

    /// <returns>The reference of the case, as the confirmation shows it.</returns>
    public async Task<string> ConfirmedAsync(string tasks) =>
        Reference().Match(await client.GetStringAsync(At($"{tasks}/done"))) is { Success: true } match ? match.Groups["reference"].Value : throw new InvalidOperationException("The confirmation shows no reference.");

    public static byte[] Png(int bytes = 400) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[bytes]];

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    public static Uri At(string address) => new(address, UriKind.Relative);

    [GeneratedRegex("""<section class="card document".*?badge--(?<state>\w+).*?<form(?=[^>]*data-upload)[^>]*action="[^"]*/documents/(?<clause>[^"/?]+)""", RegexOptions.Singleline)] private static partial Regex Document();
    [GeneratedRegex("""<input(?=[^>]*type="checkbox")[^>]*name="(?<name>[^"]+)""")] private static partial Regex Checkbox();
    [GeneratedRegex("""confirmation__reference.*?<bdi[^>]*>(?<reference>[0-9A-Z-]+)<""", RegexOptions.Singleline)] private static partial Regex Reference();
}
