using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Registries;

/// <summary>An answer with the row that keeps it.</summary>
public sealed record KeptAnswer<TRecord>(long Id, RegistryVerdict Verdict, TRecord? Record, string Source, DateTimeOffset At) where TRecord : class;

/// <summary>
/// The one way to ask a registry: an answer that still holds is not asked for again; a new one is kept before anybody acts on it.
/// A registry that throws, hangs or talks nonsense has failed; that is kept as well and never passes for a no.
/// </summary>
public sealed class AskRegistry<TQuestion, TRecord>(BaladiDbContext db, IRegistry<TQuestion, TRecord> registry, KeyRing keys, TimeProvider time, ILogger<AskRegistry<TQuestion, TRecord>> log)
    where TQuestion : IRegistryQuestion where TRecord : class
{
    /// <summary>Longer than retries take; nobody in front of a page waits longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Saves: ask before changing anything.</summary>
    /// <param name="personId">On whose behalf.</param>
    /// <param name="anew">Asks again even where an answer still holds: somebody says that it has changed.</param>
    public async Task<KeptAnswer<TRecord>> AskAsync(TQuestion question, long personId, CancellationToken cancel, bool anew = false)
    {
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(keys.NationalIdLookup, Encoding.UTF8.GetBytes($"registry:{question.Registry}:{question.Subject}")));
        var now = time.GetUtcNow();
        if (!anew && await db.RegistryAnswers.AsNoTracking().Where(a => a.SubjectHash == hash).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel) is { } kept && now < kept.ValidUntil)
            return new(kept.Id, kept.Verdict, Open(kept.Content), kept.Source, kept.AskedAt);

        var reply = await ReplyAsync(question, cancel);
        if (reply.Verdict == RegistryVerdict.Failed) log.LogWarning("The registry {Registry} failed: {Failure}", question.Registry, reply.Failure);
        var answer = new RegistryAnswer(question, hash, personId, registry.Source, reply.Verdict, Seal(reply.Record), Cut(reply.Failure), now, ValidUntil(question, reply, now));
        db.Add(answer);
        await db.SaveChangesAsync(cancel);
        return new(answer.Id, reply.Verdict, reply.Record, registry.Source, now);
    }

    private async Task<RegistryReply<TRecord>> ReplyAsync(TQuestion question, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var reply = await registry.AskAsync(question, patience.Token);
            // A yes without what it is about, or a record beside a no: somebody is confused, and not in our favour.
            return (reply.Verdict == RegistryVerdict.Yes) == (reply.Record is not null) ? reply : new(RegistryVerdict.Failed, Failure: "contradiction");
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The type alone: messages of libraries repeat what they were given.
            return new(RegistryVerdict.Failed, Failure: error is OperationCanceledException ? "timeout" : error.GetType().Name);
        }
    }

    private static DateTimeOffset ValidUntil(TQuestion question, RegistryReply<TRecord> reply, DateTimeOffset now)
    {
        if (reply.Verdict is RegistryVerdict.Failed or RegistryVerdict.NoData) return now;
        var keeps = now + question.Keeps;
        return reply.ValidTo is { } last && RiyadhTime.StartOf(last.AddDays(1)) is var end && end < keeps ? end : keeps;
    }

    private static string? Cut(string? failure) => failure?.Length > RegistryAnswer.FailureLength ? failure[..RegistryAnswer.FailureLength] : failure;

    private byte[]? Seal(TRecord? record) => record is null ? null : Sealed.Seal(keys.NationalIdCipher, JsonSerializer.SerializeToUtf8Bytes(record, RegistryJson.Options));

    private TRecord? Open(byte[]? content) => content is null ? null : JsonSerializer.Deserialize<TRecord>(Sealed.Open(keys.NationalIdCipher, content), RegistryJson.Options);
}

/// <summary>How records are written, to be kept and by registries: camelCase, names of enums, dates as yyyy-MM-dd; what is missing is an error, what is new is left.</summary>
public static class RegistryJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
