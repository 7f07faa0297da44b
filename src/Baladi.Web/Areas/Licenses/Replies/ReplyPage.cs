using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Procedures;
using Baladi.Web.Areas.Licenses.Cases;
using FluentValidation;

namespace Baladi.Web.Areas.Licenses.Replies;

public sealed record ReplyForm
{
    /// <summary>The published action.</summary>
    public string? Answer { get; init; }
    /// <summary>Beside a yes, as one likes.</summary>
    public string? Remark { get; init; }
    /// <summary>Of a no.</summary>
    public string? Reason { get; init; }

    public string? TextOf(TaskDefinition definition) => FieldOf(definition) == nameof(Reason) ? Reason : Remark;

    public string FieldOf(TaskDefinition definition) => definition.Actions.Any(action => action.Code == Answer && action.Kind == ActionKind.Refuse) ? nameof(Reason) : nameof(Remark);
}

public sealed class ReplyFormValidator : AbstractValidator<ReplyForm>
{
    public ReplyFormValidator()
    {
        RuleFor(form => form.Remark).MaximumLength(SendMessageHandler.MaxLength);
        RuleFor(form => form.Reason).MaximumLength(SendMessageHandler.MaxLength);
    }
}

/// <summary>What the applicant is asked, with what it is about.</summary>
public sealed record ReplyPage(CasePage Page, CaseTask Task, TaskDefinition Definition, ReplyForm Form, Problem? Gap)
{
    public IEnumerable<ActionDefinition> Yes => Definition.Actions.Where(action => action.Kind == ActionKind.Approve);
    public IEnumerable<ActionDefinition> No => Definition.Actions.Where(action => action.Kind == ActionKind.Refuse);

    /// <summary>Null where nothing is asked, or no more.</summary>
    public static ReplyPage? Of(CasePage page, ReplyForm form, Problem? gap) =>
        AnswerTaskHandler.Asked(page.View.Tasks) is { } task ? new(page, task, page.View.Procedure.Content.TaskOf(task.Code), form, gap) : null;
}
