using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>Issues the license of the pinned template, with the facts as they stand printed on it. One that a case about another license comes to is linked to that.</summary>
public sealed class IssueLicenseEffect(BaladiDbContext db, CaseBooks books, LicensePrinter printer, CaseRecorder recorder, CaseNotifier notifier, LicenseSigner signer, EnterLicense register, TimeProvider time) : EffectHandler<IssueLicense>
{
    /// <exception cref="InvalidOperationException">Its dates cannot be computed from the facts.</exception>
    protected override async Task<string?> CarryOutAsync(IssueLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var template = file.Procedure.Content.License!;
        var book = books.Of(file);
        var from = template.From.Evaluate(book.Of);
        var to = template.To.Evaluate(book.Of);
        if (!from.IsKnown || !to.IsKnown) throw new InvalidOperationException($"{file.Case.Reference}: the validity of the license is unknown.");

        // Of ten million numbers a year hundreds of thousands are given: one that is taken is drawn again.
        string number;
        do number = License.NewNumber(time.Today());
        while (await db.Licenses.AnyAsync(taken => taken.Number == number, cancel));
        var license = new License(number, file.Case, template.Title, file.Establishment?.Name ?? file.Applicant.Name, from.Date, to.Date, printer.Print(template, file), time.GetUtcNow(), template.Link,
            // A branch is renewed, amended and suspended as what it is a branch of.
            template.Link == LicenseLink.Branch ? file.Subject?.ServiceCode : null);
        register.Enter(license, book.Text(CommonFacts.Activity), file.Establishment is null);
        // Where the key is over it is signed later: nobody waits for their license because of a key.
        await signer.SignAsync(license, cancel);
        db.Licenses.Add(license);
        recorder.Record(file.Case, CaseEventKind.LicenseIssued, Actor.System, Party.System, license.Number);
        await notifier.TellApplicantAsync(file, "license-issued", new Dictionary<string, string> { ["number"] = license.Number }, cancel);
        return null;
    }
}
