using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Baladi.Core.Notifications;

/// <summary>Hands one text message to a carrier. Throws where it was not taken.</summary>
public interface ISmsGateway
{
    /// <summary>Whether the outbox is where messages are read, so that it has to keep the codes in them.</summary>
    bool IsRead => false;
    Task SendAsync(string mobile, string text, CancellationToken cancel);
}

/// <summary>Hands one e-mail to a mail server. Throws where it was not taken.</summary>
public interface IEmailGateway
{
    /// <summary>As for text messages.</summary>
    bool IsRead => false;
    Task SendAsync(string address, string subject, string body, CancellationToken cancel);
}

/// <summary>Sends nothing: on a demo system the mailbox page shows what the outbox holds.</summary>
public sealed class DevelopmentMailbox : ISmsGateway, IEmailGateway
{
    public bool IsRead => true;
    public Task SendAsync(string mobile, string text, CancellationToken cancel) => Task.CompletedTask;
    public Task SendAsync(string address, string subject, string body, CancellationToken cancel) => Task.CompletedTask;
}

public sealed record SmtpSettings
{
    public required string Host { get; init; }
    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }
    public required string From { get; init; }
    public string FromName { get; init; } = "Baladi";
}

/// <summary>E-mail by SMTP; TLS is required unless the server is on this very machine.</summary>
public sealed class SmtpGateway(SmtpSettings settings) : IEmailGateway
{
    public async Task SendAsync(string address, string subject, string body, CancellationToken cancel)
    {
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body } };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(MailboxAddress.Parse(address));
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host, settings.Port, settings.Host is "127.0.0.1" or "localhost" ? SecureSocketOptions.Auto : SecureSocketOptions.StartTls, cancel);
        if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}

public sealed record SmsSettings
{
    public required Uri Address { get; init; }
    public required string Token { get; init; }
    public required string Sender { get; init; }
}

/// <summary>A carrier behind a small JSON interface: POST {sender, to, text} with a bearer token.</summary>
public sealed class HttpSmsGateway(HttpClient client, SmsSettings settings) : ISmsGateway
{
    public async Task SendAsync(string mobile, string text, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address)
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { sender = settings.Sender, to = mobile, text }),
        };
        request.Headers.Authorization = new("Bearer", settings.Token);
        using var response = await client.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
    }
}
