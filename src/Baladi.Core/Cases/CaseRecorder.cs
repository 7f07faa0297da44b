using Baladi.Core.Data;
using Baladi.Core.People;

namespace Baladi.Core.Cases;

/// <summary>Writes the history of a case. Nothing about a case changes without an entry.</summary>
public sealed class CaseRecorder(BaladiDbContext db, TimeProvider time)
{
    /// <param name="detail">The code it is about.</param>
    /// <param name="text">The words of the person who acted.</param>
    /// <param name="isPublic">Whether the applicant reads it.</param>
    /// <param name="inPlaceOf">The absent colleague, a person, in whose place an officer acted.</param>
    public CaseEvent Record(Case @case, CaseEventKind kind, Actor actor, Party party, string? detail = null, string? text = null, bool isPublic = true, long? inPlaceOf = null)
    {
        var entry = new CaseEvent(@case, kind, actor, party, time.GetUtcNow(), detail, text, isPublic, inPlaceOf);
        db.CaseEvents.Add(entry);
        return entry;
    }
}
