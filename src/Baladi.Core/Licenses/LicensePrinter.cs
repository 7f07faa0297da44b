using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Licenses;

/// <summary>What stands on a license: the fields and conditions of its template, with the facts of a case.</summary>
public sealed class LicensePrinter(CaseBooks books, FactTexts texts, PublishedCatalog catalog, TimeProvider time)
{
    public string Print(LicenseTemplate template, CaseFile file)
    {
        var book = books.Of(file);
        var names = new FactNames(catalog);
        var fields = template.Fields
            .Where(field => book.Facts.ContainsKey(field.Fact))
            .Select(field => new PrintedField(field.Label ?? names.Find(field.Fact)!.Label, texts.Show(names.Find(field.Fact)!, book.Of(field.Fact))))
            .ToList();
        return JsonSerializer.Serialize(new LicenseContent(fields, template.Conditions), PublishedJson.Options);
    }

    /// <summary>By the template its service has today; by its last, where the service is no longer offered.</summary>
    public string Print(License license, CaseFile file) =>
        Print((catalog.InForce<Procedure>(license.ServiceCode, time.Today()) ?? catalog.Versions<Procedure>(license.ServiceCode).Last()).Content.License!, file);
}
