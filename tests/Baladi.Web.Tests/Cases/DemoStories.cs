using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Web.Tests.Cases;

/// <summary>The demo applications these tests look at, by the names they were filed under, and what became of them.</summary>
internal static class DemoStories
{
    public const string Citizen = "1000000008";
    public const string Resident = "2000000006";
    public const string Owner = "1000000016";
    public const string Deputy = "1000000032";
    /// <summary>Somebody with an account and no part in any of them.</summary>
    public const string Stranger = "1000000024";
    /// <summary>A reviewer of the municipality most of them were filed with.</summary>
    public const string Reviewer = "1000000107";
    public const string JeddahReviewer = "1000000206";

    /// <summary>The citizen's pharmacy, in review.</summary>
    public const string InReview = "صيدلية العافية الأولى";
    /// <summary>The citizen's shop, refused for its floor and its height.</summary>
    public const string Refused = "لمسة العباية";
    /// <summary>The citizen's restaurant, licensed.</summary>
    public const string Issued = "بيت المشاوي";
    /// <summary>The resident's grocery, to be paid.</summary>
    public const string ToPay = "Fresh Corner Grocery";
    /// <summary>The delegate's restaurant, to be corrected: a document and a number.</summary>
    public const string ToCorrect = "مطعم سفرة الديرة - فرع اليرموك";

    /// <param name="service">Where a license and cases about it go by the same name.</param>
    public static async Task<Case> CaseAsync(this BaladiServer server, string title, string? service = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Set<Case>().AsNoTracking().SingleAsync(c => c.Title == title && (service == null || c.ServiceCode == service));
    }

    /// <summary>What a person applied for, alone.</summary>
    public static async Task<List<Case>> CasesOfAsync(this BaladiServer server, string nationalId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        var hash = scope.ServiceProvider.GetRequiredService<NationalIdVault>().Hash(nationalId);
        var person = await db.People.Where(p => p.NationalIdHash == hash).Select(p => p.Id).SingleAsync();
        return await db.Set<Case>().AsNoTracking().Where(c => c.ApplicantPersonId == person).OrderBy(c => c.Id).ToListAsync();
    }

    public static async Task<List<T>> PartsAsync<T>(this BaladiServer server, long caseId) where T : CasePart
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Set<T>().AsNoTracking().Where(part => part.CaseId == caseId).OrderBy(part => part.Id).ToListAsync();
    }

    /// <summary>Every license of the register, oldest first.</summary>
    public static async Task<List<License>> LicensesAsync(this BaladiServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Set<License>().AsNoTracking().Where(license => license.HeldByPerson != null).OrderBy(license => license.Id).ToListAsync();
    }

    public static async Task<License> LicenseAsync(this BaladiServer server, string title) => (await server.PartsAsync<License>((await server.CaseAsync(title)).Id)).Single();

    /// <summary>What the gateway would say of the attempt, signed by it.</summary>
    public static (string Payload, string Signature) Answer(this BaladiServer server, Payment payment, bool succeeded = true) =>
        server.Services.GetRequiredService<DevelopmentGateway>().Answer(new(payment.Token, payment.Amount, succeeded, $"TEST-{payment.Token[..8]}"));
}
