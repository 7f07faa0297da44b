using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

public enum CaseEventKind
{
    /// <summary>The application came in.</summary>
    Submitted,
    /// <summary>Machine checks were run.</summary>
    Checked,
    /// <summary>A milestone was reached.</summary>
    MilestoneReached,
    /// <summary>Somebody now holds a task.</summary>
    TaskOpened,
    /// <summary>An officer took a task or was given it.</summary>
    TaskAssigned,
    /// <summary>A task ended with an action.</summary>
    TaskCompleted,
    /// <summary>The applicant is asked for corrections; the authority's clock stops.</summary>
    CorrectionRequested,
    /// <summary>The applicant answered them; the authority's clock goes on.</summary>
    CorrectionAnswered,
    /// <summary>An officer judged a clause.</summary>
    ClauseJudged,
    /// <summary>A message to or from the applicant.</summary>
    MessageSent,
    /// <summary>A note among officers.</summary>
    NoteAdded,
    /// <summary>The invoice went out; the authority's clock stops.</summary>
    InvoiceIssued,
    /// <summary>The invoice was paid.</summary>
    InvoicePaid,
    /// <summary>The license was issued.</summary>
    LicenseIssued,
    /// <summary>The applicant took the application back.</summary>
    Withdrawn,
    /// <summary>The applicant's time ran out.</summary>
    Lapsed,
    /// <summary>Money arrived that no open invoice asks for; it has to be given back.</summary>
    PaymentUnmatched,
    /// <summary>Somebody from outside the authority opened it in an emergency, to read it.</summary>
    EmergencyOpened,
    /// <summary>What was personal in it was erased, as the published periods say.</summary>
    Erased,
    /// <summary>Money went back to whoever paid it; the detail is the amount.</summary>
    Refunded,
    /// <summary>The gateway would not give money back: somebody has to see to it; the detail is the amount.</summary>
    RefundRefused,
    /// <summary>The license the case concerns was prolonged; the detail is its number, as for the others.</summary>
    LicenseRenewed,
    /// <summary>It was printed anew with other facts.</summary>
    LicenseAmended,
    /// <summary>It was suspended.</summary>
    LicenseSuspended,
    /// <summary>It has its effect again.</summary>
    LicenseReinstated,
    /// <summary>It was cancelled.</summary>
    LicenseCancelled,
    /// <summary>What was paid is to go back, because the case came to nothing; the detail is the amount.</summary>
    RefundOrdered,
    /// <summary>A clerk gave money back by a bank transfer; the detail is the amount.</summary>
    RefundedByHand,
    /// <summary>A refund the gateway would not make is tried again; the detail is the amount.</summary>
    RefundTriedAgain,
    /// <summary>The other party agreed; the detail is the task and action.</summary>
    ConsentGiven,
    /// <summary>The other party did not agree, with the reason.</summary>
    ConsentRefused,
    /// <summary>The other party let the time pass.</summary>
    ConsentLapsed,
    /// <summary>The license has another holder; the detail is its number, as for the others.</summary>
    LicenseTransferred,
    /// <summary>What takes its effect waits until an objection is decided.</summary>
    LicenseStayed,
    /// <summary>It waits no longer.</summary>
    LicenseStayEnded,
    /// <summary>An officer granted or refused a waiver of fees that was asked for; the detail is its ground and the answer.</summary>
    WaiverDecided,
    /// <summary>All fees were waived: the case goes on without a payment; the detail is the number of the invoice.</summary>
    FeesWaived,
    /// <summary>Somebody is to look on site; the detail is the day and the window, as for the others.</summary>
    VisitPlanned,
    /// <summary>Another time was set for it, with the reason.</summary>
    VisitMoved,
    /// <summary>An officer was there.</summary>
    VisitMade,
    /// <summary>An officer was there and could not look, with the reason.</summary>
    VisitMissed,
    VisitCalledOff,
    /// <summary>An officer added photos of what was seen; the detail is the clause.</summary>
    PhotosAdded,
    /// <summary>An officer took one of their own away again.</summary>
    PhotoRemoved,
    /// <summary>A violation was put on record; the detail is its code, as for the others.</summary>
    ViolationEstablished,
    /// <summary>It was put right in time.</summary>
    ViolationRemedied,
    /// <summary>It was taken back.</summary>
    ViolationLifted,
    /// <summary>The applicant answered what the procedure asked; the detail is the task and action.</summary>
    AnswerGiven,
    /// <summary>The applicant let the time for that pass; the detail is the task.</summary>
    AnswerLapsed,
    /// <summary>An officer waived a clause in this case.</summary>
    ClauseWaived,
}

/// <summary>What somebody did to a case, once and for all: append-only, the source of the timeline and of every figure.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class CaseEvent : CasePart
{
    public const int CurrentSchema = 1;
    public const int TextLength = 4000;

    private CaseEvent() { }

    internal CaseEvent(Case @case, CaseEventKind kind, Actor actor, Party party, DateTimeOffset now, string? detail, string? text, bool isPublic, long? inPlaceOf)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        Number = @case.NextEvent();
        Schema = CurrentSchema;
        Kind = kind;
        Party = party;
        ActorAccountId = actor.AccountId;
        Channel = actor.Channel;
        var side = party switch { Party.Applicant => Side.Applicant(@case), Party.Other => Side.Party(@case), _ => null };
        OnBehalfOfPersonId = side?.PersonId is { } person && actor.PersonId != person ? person : inPlaceOf;
        OnBehalfOfEstablishmentId = side?.EstablishmentId;
        OccurredAt = RecordedAt = now;
        Detail = detail;
        Text = text;
        IsPublic = isPublic;
    }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int Number { get; private set; }
    public int Schema { get; private set; }
    public CaseEventKind Kind { get; private set; }
    public Party Party { get; private set; }
    public long? ActorAccountId { get; private set; }
    /// <summary>The applicant somebody acted for; for staff, the absent colleague in whose place they acted.</summary>
    public long? OnBehalfOfPersonId { get; private set; }
    public long? OnBehalfOfEstablishmentId { get; private set; }
    public Channel Channel { get; private set; }
    public DateTimeOffset OccurredAt { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>The code it is about: a milestone, a task, task.action, a clause, a number.</summary>
    public string? Detail { get; private set; }
    /// <summary>The reason or message in the words of its author.</summary>
    public string? Text { get; private set; }
    /// <summary>Whether the applicant reads it.</summary>
    public bool IsPublic { get; private set; }

    internal void EraseText() => Text = null;

    internal sealed class Configuration : IEntityTypeConfiguration<CaseEvent>
    {
        public void Configure(EntityTypeBuilder<CaseEvent> builder)
        {
            ConfigurePart(builder, "CaseEvents");
            builder.Property(e => e.Detail).HasMaxLength(Requirements.Clause.CodeLength);
            builder.Property(e => e.Text).HasMaxLength(TextLength);
            builder.HasIndex(e => new { e.CaseId, e.Number }).IsUnique();
            // What was done in somebody's name: few events are.
            builder.HasIndex(e => new { e.OnBehalfOfPersonId, e.Id }, "IX_CaseEvents_OnBehalfOfPerson").HasFilter($"\"{nameof(OnBehalfOfPersonId)}\" IS NOT NULL");
            builder.HasIndex(e => new { e.OnBehalfOfEstablishmentId, e.Id }, "IX_CaseEvents_OnBehalfOfEstablishment").HasFilter($"\"{nameof(OnBehalfOfEstablishmentId)}\" IS NOT NULL");
            // The few messages among all events: who wrote last is asked for each line of a queue.
            builder.HasIndex(e => new { e.CaseId, e.Number, e.Party }, "IX_CaseEvents_Messages").HasFilter($"\"{nameof(Kind)}\" = {(int)CaseEventKind.MessageSent}");
        }
    }
}

/// <summary>In what quality somebody acted.</summary>
public enum Party
{
    /// <summary>The applicant, or whoever acts for them.</summary>
    Applicant,
    /// <summary>An officer of the authority.</summary>
    Authority,
    /// <summary>An outside agency.</summary>
    Agency,
    /// <summary>The system, by the published rules.</summary>
    System,
    /// <summary>The other party the case needs, or whoever acts for them.</summary>
    Other,
}
