using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.Cases.Violations;

/// <summary>Names violations as the schedules named them that their cases are pinned to.</summary>
public sealed class ViolationNames(PublishedCatalog catalog)
{
    public LocalizedText NameOf(CaseView view, string code) => NameOf(view.Pins, code);

    internal LocalizedText NameOf(IEnumerable<CasePin> pins, string code) =>
        pins.Where(pin => pin.Kind == FeeSchedule.Kind).SelectMany(pin => catalog.Version<FeeSchedule>(pin.PublicationVersionId).Content.Lines).FirstOrDefault(line => line.Code == code)?.Text ?? new(code, code);
}
