using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>People who come to a portal while a test runs.</summary>
public static class Newcomers
{
    private static long last = 1_077_000_000;

    /// <summary>An ID nobody has used yet.</summary>
    public static string NewNationalId()
    {
        while (true)
        {
            var id = Interlocked.Increment(ref last).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (SaudiIdentifiers.NationalId(id) is not null) return id;
        }
    }

    /// <summary>A mobile of its own for each ID.</summary>
    public static string MobileOf(string nationalId) => $"05{nationalId[^8..]}";

    /// <summary>Registers with an ID, through the code sent to the mobile. Nothing is verified by it.</summary>
    /// <returns>The account.</returns>
    public static async Task<Account> RegisterAsync(this Portal portal, string nationalId, string? mobile = null, string name = "سالم بن راشد الشمري")
    {
        var draft = (await portal.AskAsync((BeginRegistrationHandler handler) => Task.FromResult(handler.Handle(
            new() { NationalId = nationalId, NameAr = name, Mobile = mobile ?? MobileOf(nationalId), Password = Baladi.Core.Data.Seeding.SeedDemoPeople.Password, Language = Languages.Arabic })))).Expect();
        return (await portal.AskAsync((CompleteRegistrationHandler handler) => handler.HandleAsync(new(draft, draft.Code), CancellationToken.None))).Expect();
    }

    public static string HashOf(this Portal portal, string nationalId) => portal.Services.GetRequiredService<NationalIdVault>().Hash(nationalId);
}
