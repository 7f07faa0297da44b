using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>Puts messages about a case into the outbox, in the language of whoever receives them.</summary>
public sealed class CaseNotifier(BaladiDbContext db, Outbox outbox, PortalLinks links)
{
    public async Task TellApplicantAsync(CaseFile file, string template, IReadOnlyDictionary<string, string> more, CancellationToken cancel, DateTimeOffset? notBefore = null)
    {
        // Whoever is not to learn of it yet is told nothing; what a rule tells comes with its disclosing.
        if (file.Case.IsKept == true) return;
        // The person's account, for the language and the address; a case begun at a counter may have none.
        var account = await db.Users.AsNoTracking().Where(a => a.PersonId == file.Applicant.Id).OrderBy(a => a.Id).FirstOrDefaultAsync(cancel);
        var language = account?.Language ?? Language.Languages.Arabic;
        var values = new Dictionary<string, string>
        {
            ["service"] = file.Procedure.Content.Service.Name.In(language),
            ["title"] = file.Case.Title,
            ["reference"] = file.Case.Reference,
            ["name"] = file.Applicant.Name.In(language),
            ["due"] = Written(file.Case.DueAt),
            ["link"] = links.Case(language, file.Case.Reference),
        };
        foreach (var (key, value) in more) values[key] = value;
        outbox.Add(template, language, MobileOf(file), account?.Email, values, file.Case.Id, notBefore);
    }

    /// <summary>The one given for this application, which may be a shop's; the applicant's own where none was.</summary>
    private static string MobileOf(CaseFile file) => file.Facts.Find(fact => fact.Code == CommonFacts.ContactMobile)?.Text ?? file.Applicant.Mobile;

    /// <summary>The day of a deadline, as messages write it.</summary>
    public static string Written(DateTimeOffset due) => RiyadhTime.LastDayOf(due).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
