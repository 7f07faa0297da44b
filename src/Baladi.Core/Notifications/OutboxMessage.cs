using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Notifications;

public enum MessageMedium
{
    /// <summary>A text message to a mobile.</summary>
    Sms,
    /// <summary>An e-mail.</summary>
    Email,
}

public enum OutboxState
{
    /// <summary>To be sent, or tried again.</summary>
    Pending,
    /// <summary>Handed to the gateway.</summary>
    Sent,
    /// <summary>Given up after many tries; an operator has to look.</summary>
    Dead,
}

/// <summary>
/// A message to be sent, written in the transaction it tells of. A worker delivers it afterwards, at least once:
/// it may arrive twice when a gateway took it and the node died before noting so, it is never lost.
/// </summary>
public sealed class OutboxMessage
{
    public const int RecipientLength = 256;
    public const int MaxAttempts = 10;

    private OutboxMessage() { }

    public OutboxMessage(MessageMedium medium, string recipient, string template, string language, string? subject, string body, DateTimeOffset now, long? caseId = null, DateTimeOffset? notBefore = null, bool hasCode = false)
    {
        Id = Ids.Next();
        Medium = medium;
        Recipient = recipient;
        Template = template;
        Language = language;
        Subject = subject;
        Body = body;
        CaseId = caseId;
        HasCode = hasCode;
        CreatedAt = now;
        DueAt = notBefore ?? now;
    }

    public long Id { get; private set; }
    public MessageMedium Medium { get; private set; }
    public string Recipient { get; private set; } = "";
    public string Template { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string? Subject { get; private set; }
    public string Body { get; private set; } = "";
    public long? CaseId { get; private set; }
    /// <summary>It opens something: nothing of it is kept once it has left.</summary>
    public bool HasCode { get; private set; }
    public OutboxState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    /// <summary>Not to be tried before; also how long the node that claimed it may take.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>The kind of the last error, never its text: gateways repeat the recipient in it.</summary>
    public string? Error { get; private set; }

    internal void Sent(DateTimeOffset now) => (State, SentAt, Error) = (OutboxState.Sent, now, null);

    /// <summary>What it said is nobody's business any more.</summary>
    internal void Blank() => (Subject, Body) = (Subject is null ? null : "", "");

    internal void Failed(string error, DateTimeOffset now)
    {
        Error = error;
        // 1, 2, 4 … minutes, at most six hours.
        DueAt = now + TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Attempts - 1)));
        if (Attempts >= MaxAttempts) State = OutboxState.Dead;
    }

    /// <summary>An operator lets it be tried anew.</summary>
    internal void Revive(DateTimeOffset now) => (State, Attempts, DueAt, Error) = (OutboxState.Pending, 0, now, null);

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("Outbox");
            builder.Property(m => m.Recipient).HasMaxLength(RecipientLength);
            builder.Property(m => m.Template).HasMaxLength(64);
            builder.Property(m => m.Language).HasMaxLength(2);
            builder.Property(m => m.Subject).HasMaxLength(300);
            builder.Property(m => m.Body).HasMaxLength(4000);
            builder.Property(m => m.Error).HasMaxLength(200);
            builder.HasIndex(m => new { m.State, m.DueAt });
            builder.HasIndex(m => m.CaseId);
        }
    }
}
