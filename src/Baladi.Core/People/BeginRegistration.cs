using Baladi.Core.Basics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.People;

/// <summary>Asks for an account; it exists once the code sent to the mobile comes back.</summary>
public sealed record BeginRegistration
{
    public required string NationalId { get; init; }
    public required string NameAr { get; init; }
    /// <summary>Where it is not known, the Arabic name stands in its place.</summary>
    public string? NameEn { get; init; }
    public required string Mobile { get; init; }
    public required string Password { get; init; }
    public required string Language { get; init; }
}

public sealed class BeginRegistrationHandler(UserManager<Account> accounts, PasswordRules rules, Errands errands, Attempts attempts, TimeProvider time)
{
    /// <returns>
    /// A draft, whether or not the ID has an account already: that is looked up after the answer, and only its owner's mobile is told. Problems: national-id-wrong,
    /// name-missing, mobile-wrong, those of <see cref="PasswordRules"/>, code-too-many.
    /// </returns>
    public Outcome<RegistrationDraft> Handle(BeginRegistration command)
    {
        var id = SaudiIdentifiers.NationalId(command.NationalId);
        var mobile = SaudiIdentifiers.Mobile(command.Mobile);
        var name = Person.NameOf(command.NameAr, command.NameEn);
        if (id is null || mobile is null || name is null)
            return Failure.Invalid([.. Missing(id, "national-id-wrong", nameof(command.NationalId)), .. Missing(name, "name-missing", nameof(command.NameAr)), .. Missing(mobile, "mobile-wrong", nameof(command.Mobile))]);
        if (rules.Check(command.Password, nameof(command.Password), id, mobile) is { } weak) return Failure.Invalid(weak);
        if (attempts.IsLocked(RegistrationDraft.MessagesTo(mobile))) return Failure.Conflict(new Problem("code-too-many"));
        attempts.Count(RegistrationDraft.MessagesTo(mobile));

        var draft = new RegistrationDraft
        {
            Key = Tokens.New(),
            NationalId = id,
            Name = name,
            Mobile = mobile,
            PasswordHash = accounts.PasswordHasher.HashPassword(null!, command.Password),
            Language = command.Language,
            Code = CodeMessages.New(),
            SentAt = time.GetUtcNow(),
            ExpiresAt = time.GetUtcNow() + RegistrationDraft.Lifetime,
        };
        errands.Leave((services, cancel) => services.GetRequiredService<RegistrationMessages>().SendAsync(draft, cancel));
        return draft;
    }

    private static IEnumerable<Problem> Missing(object? value, string code, string field) => value is null ? [new Problem(code, field)] : [];
}
