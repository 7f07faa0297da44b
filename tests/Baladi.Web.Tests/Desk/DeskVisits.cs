using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Web.Tests.Desk;

/// <summary>The demo officers and cases that tests of the desk use.</summary>
internal static class DeskVisits
{
    public const string Sarah = "1000000107";
    public const string Turki = "1000000115";
    public const string Jeddah = "1000000206";
    public const string Manager = "1000000404";
    public const string CivilDefence = "1000000503";
    public const string Auditor = "1000000917";
    public const string Citizen = "1000000008";

    public static Task<T> ReadAsync<T>(this BaladiServer server, Func<BaladiDbContext, Task<T>> read) => server.WithAsync(services => read(services.GetRequiredService<BaladiDbContext>()));

    public static Task<Case> CaseAsync(this BaladiServer server, string title) => server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Title == title));

    public static Task<CaseTask> TaskAsync(this BaladiServer server, Case @case, string code) => server.ReadAsync(db => db.Set<CaseTask>().AsNoTracking().Where(t => t.CaseId == @case.Id && t.Code == code).OrderByDescending(t => t.Id).FirstAsync());

    public static Task<Baladi.Core.People.Account> AccountAsync(this BaladiServer server, string nationalId) => server.WithAsync(services =>
    {
        var hash = services.GetRequiredService<NationalIdVault>().Hash(nationalId);
        return services.GetRequiredService<BaladiDbContext>().Users.AsNoTracking().SingleAsync(account => account.UserName == hash);
    });

    public static async Task AppointAsync(this BaladiServer server, string nationalId, string role, string authority)
    {
        var person = (await server.AccountAsync(nationalId)).PersonId;
        await server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<BaladiDbContext>();
            var at = await db.Authorities.Where(a => a.Code == authority).Select(a => a.Id).SingleAsync();
            db.Appointments.Add(new Appointment(person, role, at, services.GetRequiredService<TimeProvider>().Today().AddDays(-1)));
            return await db.SaveChangesAsync();
        });
    }

    public static string Page(this Case @case, string part = "") => $"/ar/desk/cases/{@case.Reference}{part}";

    /// <summary>Posts without the page's own form, with the token of another page of the same session.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = await client.FormAsync("/ar/account/profile");
        return await client.SubmitAsync(new HtmlForm(address, "post", [.. token.Fields.Where(field => field.Key.StartsWith("__", StringComparison.Ordinal))]), fields);
    }

    public static Uri Address(string path) => new(path, UriKind.Relative);

    public static async Task<T> WithAsync<T>(this BaladiServer server, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
