using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.Data.Seeding;

/// <summary>Copies demo cases to other applicants, authorities and days; the n-th copy is the same on every machine but for its keys.</summary>
internal sealed class StoryCopier(Geography geography, IModel model, IReadOnlyList<Story> stories, IReadOnlyList<Person> people)
{
    // One case in seven is still open: about a month's work of an authority with two years of history.
    private const int OpenShare = 7;

    private const int Numbers = 10_000_000;
    // More than any story has.
    private const int MostInvoices = 100;

    private readonly Dictionary<Type, RowCopier> copiers = [];
    private readonly HashSet<string> taken = [.. stories.SelectMany(story => story.Rows).OfType<License>().Select(license => license.Number)];
    private readonly List<Story> open = [.. stories.Where(story => story.Case.IsOpen)];
    private readonly List<Story> closed = [.. stories.Where(story => !story.Case.IsOpen)];
    private readonly List<Authority> municipalities = [.. geography.Authorities.Where(authority => authority.TakesCases).OrderBy(authority => authority.FeeClass).ThenBy(authority => authority.Kind == AuthorityKind.Sector ? 0 : 1).ThenBy(authority => authority.Code)];

    public (Case Case, IReadOnlyList<object> Rows, IReadOnlyList<object> Projections) Copy(int n)
    {
        // Repeatable on purpose: a benchmark compares like with like.
        var random = new Random(n);
        var isOpen = random.Next(OpenShare) == 0;
        var story = (isOpen ? open : closed)[random.Next((isOpen ? open : closed).Count)];
        // The few large authorities take most: the square of a uniform draw falls on the first tenth for a third of all cases.
        var skewed = random.NextDouble();
        var municipality = municipalities[(int)(skewed * skewed * municipalities.Count)];
        var amanah = geography.AmanahOf(municipality)!;
        var shift = TimeSpan.FromMinutes(random.Next(isOpen ? 20 * 24 * 60 : 700 * 24 * 60));
        var person = people[random.Next(people.Count)];
        var ids = new Dictionary<long, long>();
        var invoices = 0;

        object? Change(string name, object? value) => (name, value) switch
        {
            (nameof(Case.ApplicantPersonId) or nameof(License.HolderPersonId), _) => person.Id,
            (nameof(Case.EstablishmentId), _) or (nameof(CaseEvent.OnBehalfOfEstablishmentId), _) or (nameof(CaseEvent.OnBehalfOfPersonId), _) => null,
            // Also of one that another case changed since: that is not copied.
            (nameof(License.StandingCaseId), long) => ids[story.Case.Id],
            (nameof(Case.AuthorityPath), _) => municipality.Path,
            (nameof(Case.AuthorityId), long id) => geography.Authority(id).Kind switch { AuthorityKind.Agency => id, AuthorityKind.Amanah => amanah.Id, _ => municipality.Id },
            (nameof(Case.Reference), _) or (nameof(Invoice.Number), string { Length: Reference.MaxLength }) => Reference.New(),
            (nameof(License.Token), _) => Tokens.New(),
            (nameof(Invoice.BillNumber), string) => BillNumber.FromTheEnd((long)n * MostInvoices + invoices++),
            // What was signed is another license; the job signs this one.
            (nameof(License.Signature) or nameof(License.Stamp) or nameof(License.KeyId) or nameof(License.SignedAt) or nameof(License.StatusYear) or nameof(License.StatusPlace), _) => null,
            (nameof(License.Number), string number) => NumberOf(number[..4], n),
            (nameof(Case.Title), string title) => $"{title} {n}",
            (_, long id) => ids.GetValueOrDefault(id, id),
            (_, DateTimeOffset instant) => instant - shift,
            (nameof(License.ValidFrom) or nameof(License.ValidTo), DateOnly date) => date.AddDays(-(int)shift.TotalDays),
            _ => value,
        };

        foreach (var row in story.Rows.Prepend(story.Case)) ids[(long)row.GetType().GetProperty("Id")!.GetValue(row)!] = Ids.Next();
        var rows = story.Rows.Prepend(story.Case).Select(row => CopierOf(row).Copy(row, (name, value) =>
            row is CaseFact { Code: CommonFacts.Municipality } && name == nameof(CaseFact.Text) ? municipality.Code : Change(name, value))).ToList();
        var copy = (Case)rows[0];
        var queue = from task in rows.OfType<CaseTask>()
                    where task.Holder == Holder.Staff
                    from scope in geography.Upwards(geography.Authority(task.AuthorityId!.Value))
                    select new QueueEntry(scope.Id, task, copy);
        return (copy, rows, [.. queue, .. rows.OfType<License>().SelectMany(LicenseWord.Of)]);
    }

    // Counted up, so that no two copies share one; the stories themselves drew theirs by chance and may stand in the way.
    private string NumberOf(string year, int n)
    {
        var number = License.WithCheckDigit($"{year}{n % Numbers:0000000}");
        return taken.Contains(number) ? License.WithCheckDigit($"{year}{Numbers - 1 - n % Numbers:0000000}") : number;
    }

    private RowCopier CopierOf(object row) => copiers.TryGetValue(row.GetType(), out var copier) ? copier : copiers[row.GetType()] = new(model.FindEntityType(row.GetType())!);
}
