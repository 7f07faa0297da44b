using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Api;

/// <summary>Answers of the API with an ETag made from what they say: whoever has it already gets 304 and no bytes.</summary>
public static class Tagged
{
    /// <param name="keep">How long whoever asked may do without asking again.</param>
    public static FileContentResult Json<T>(this ControllerBase controller, T value, TimeSpan keep)
    {
        var options = controller.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        return controller.Tag(JsonSerializer.SerializeToUtf8Bytes(value, options), "application/json; charset=utf-8", keep);
    }

    public static FileContentResult Tag(this ControllerBase controller, byte[] bytes, string type, TimeSpan keep)
    {
        controller.Response.GetTypedHeaders().CacheControl = new() { Public = true, MaxAge = keep };
        return controller.File(bytes, type, lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }
}
