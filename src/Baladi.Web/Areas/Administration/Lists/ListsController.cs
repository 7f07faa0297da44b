using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Administration.Clauses;
using Baladi.Web.Areas.Administration.Drafts;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Lists;

/// <summary>The items of a published list in its draft: each is added, written and removed on a page of its own, whose fields the shape of the list names.</summary>
[Route("administration/publications/drafts/{draft}"), Authorize(Policy = Policies.Publish)]
public sealed partial class ListsController(
    CurrentActor current, DraftPages pages, ItemForms forms, ItemFields fields, ItemChoices choices, PublishedCatalog catalog, WriteDraftHandler write, Problems problems, Texts texts) : AdministrationController(current)
{
    /// <summary>What belongs to the list and to no item.</summary>
    [HttpGet("terms", Name = Routes.PublicationTerms)]
    public async Task<IActionResult> Terms(string draft, CancellationToken cancel) =>
        await pages.ListAsync(draft, Actor, cancel) is { } page ? View("Edit", fields.Of(page, null, null, forms.Of(page.Content, page.Shape.Own, page.Draft.Version))) : NotFound();

    [HttpPost("terms")]
    public async Task<IActionResult> Terms(string draft, ItemForm form, CancellationToken cancel)
    {
        if (await pages.ListAsync(draft, Actor, cancel) is not { } page) return NotFound();
        form = form with { Inputs = await InputsAsync(page.Shape.Own, cancel) };
        var (content, wrong) = forms.Read(form, page.Content, page.Shape.Own, field => choices.Of(field, page.Content, ItemForms.At(page.Content, field.Path)));
        return await WriteAsync(page, null, null, form, content, wrong, place: page.Shape.Own[0].Path, cancel);
    }

    [HttpGet("lists/{list}/new", Name = Routes.NewPublicationItem)]
    public async Task<IActionResult> New(string draft, string list, CancellationToken cancel) =>
        await pages.ListAsync(draft, Actor, cancel) is { } page && page.Shape.List(list) is { } shape ? View("Edit", fields.Of(page, shape, null, new() { Version = page.Draft.Version })) : NotFound();

    [HttpPost("lists/{list}/new")]
    public Task<IActionResult> New(string draft, string list, ItemForm form, CancellationToken cancel) => ItemAsync(draft, list, null, form, cancel);

    [HttpGet("lists/{list}/{item}", Name = Routes.PublicationItem)]
    public async Task<IActionResult> Edit(string draft, string list, string item, CancellationToken cancel) =>
        await pages.ListAsync(draft, Actor, cancel) is { } page && page.Shape.List(list) is { } shape && ItemNames.Find(page.Content, shape, item) is { } found
            ? View(fields.Of(page, shape, item, forms.Of(found, shape.Fields, page.Draft.Version))) : NotFound();

    [HttpPost("lists/{list}/{item}")]
    public Task<IActionResult> Edit(string draft, string list, string item, ItemForm form, CancellationToken cancel) => ItemAsync(draft, list, item, form, cancel);

    [HttpPost("lists/{list}/{item}/remove")]
    public async Task<IActionResult> Remove(string draft, string list, string item, long version, CancellationToken cancel)
    {
        if (await pages.ListAsync(draft, Actor, cancel) is not { } page || page.Shape.List(list) is not { } shape || ItemNames.Find(page.Content, shape, item) is not { } found) return NotFound();
        var name = ItemNames.TitleOf(shape, found)!;
        page.Content[list]!.AsArray().Remove(found);
        var outcome = await write.HandleAsync(new WriteDraft(draft, PublicationChecks.Read(page.Shape.Kind, page.Content.ToJsonString()), $"{list}/{item}", version), Actor, cancel);
        Say(outcome.IsDone ? "success" : "warning", outcome.IsDone ? texts["publication.item.removed", texts[name]] : problems.Say(outcome.Problems[0]));
        return RedirectToRoute(Routes.PublicationDraft, new { draft });
    }

    private async Task<IActionResult> ItemAsync(string reference, string listName, string? key, ItemForm form, CancellationToken cancel)
    {
        if (await pages.ListAsync(reference, Actor, cancel) is not { } page || page.Shape.List(listName) is not { } list) return NotFound();
        var before = key is null ? [] : ItemNames.Find(page.Content, list, key);
        if (before is null) return NotFound();
        form = form with { Inputs = await InputsAsync(list.Fields, cancel) };
        if (form.Do is "add-row" or "add-option")
        {
            // Nothing is judged yet: the page comes back with one line more.
            ModelState.Clear();
            form = form.Do == "add-row" ? form with { When = [.. form.When.Take(ClauseForm.MostRows - 1), new()] } : form with { Options = [.. form.Options.Take(ItemForm.MostOptions - 1), new()] };
            return View(nameof(Edit), fields.Of(page, list, key, form));
        }
        var (item, read) = forms.Read(form, before, list.Fields, field => choices.Of(field, page.Content, ItemForms.At(before, field.Path)));
        var wrong = read.ToList();
        var others = ItemNames.Items(page.Content, list).Where(other => other != before).Select(other => ItemNames.KeyOf(list, other)).ToHashSet();
        if (key is null) Name(item, list, others, form, wrong);
        var now = ItemNames.KeyOf(list, item);
        if (list.Key == ItemKey.Date && others.Contains(now)) wrong.Add(new("publish-twice", list.KeyName));

        return await WriteAsync(page, list, key, form, With(page.Content, list, item, key is null ? null : before), wrong, $"{listName}/{now}", cancel);
    }

    /// <summary>The content with an item in place of the one before it, or as the last where there is none; what has a date stands by its date.</summary>
    private static JsonObject With(JsonObject content, ListShape list, JsonObject item, JsonObject? before)
    {
        var changed = content.DeepClone().AsObject();
        var items = changed[list.Name] as JsonArray ?? (JsonArray)(changed[list.Name] = new JsonArray());
        if (before is null) items.Add(item);
        else items[content[list.Name]!.AsArray().IndexOf(before)] = item;
        if (list.Key == ItemKey.Date) changed[list.Name] = new JsonArray([.. items.OrderBy(one => one![list.KeyName]?.ToString(), StringComparer.Ordinal).Select(one => one!.DeepClone())]);
        return changed;
    }

    private async Task<IActionResult> WriteAsync(ListDraftPage page, ListShape? list, string? key, ItemForm form, JsonObject content, IReadOnlyList<Problem> wrong, string place, CancellationToken cancel)
    {
        problems.AddTo(ModelState, wrong);
        if (!ModelState.IsValid || Typed(page.Shape.Kind, content, place, list) is not { } typed) return Again(OutcomeKind.Invalid, "Edit", fields.Of(page, list, key, form));
        var outcome = await write.HandleAsync(new WriteDraft(page.Draft.Reference, typed, place, form.Version), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["publication.item.saved"]);
            return RedirectToRoute(Routes.PublicationDraft, new { draft = page.Draft.Reference }, list is null ? null : $"{list.Name}-{place.Split('/')[^1]}");
        }
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        // Sending again is then meant: what somebody else wrote is on the page of the draft.
        ModelState.Remove(nameof(form.Version));
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, "Edit", fields.Of(page, list, key, form with { Version = page.Draft.Version }));
    }

    /// <summary>The content, where the item that was written holds together by itself; otherwise null, and the problems stand beside their inputs.</summary>
    private IPublishedContent? Typed(string kind, JsonObject content, string place, ListShape? list)
    {
        IPublishedContent typed;
        try { typed = PublicationChecks.Read(kind, content.ToJsonString()); }
        catch (JsonException error)
        {
            problems.AddTo(ModelState, [new("publish-unreadable", "", error.Message)]);
            return null;
        }
        var own = typed.Check(catalog).Where(problem => list is null ? !problem.Field.Contains('/', StringComparison.Ordinal) : problem.Field == place || problem.Field.StartsWith(place + "/", StringComparison.Ordinal)).ToList();
        problems.AddTo(ModelState, own.Select(problem => problem with { Field = list is null ? problem.Field : problem.Field.Length == place.Length ? "" : problem.Field[(place.Length + 1)..].Replace('/', '-') }));
        return own.Count == 0 ? typed : null;
    }

    private static void Name(JsonObject item, ListShape list, HashSet<string> others, ItemForm form, List<Problem> wrong)
    {
        if (list.Key == ItemKey.FromTitle) item["code"] = ItemCodes.From(item[list.Title]?["en"]?.ToString() ?? "", others, "item");
        if (list.Key != ItemKey.Typed) return;
        var code = form.Input("code")?.Trim() ?? "";
        if (code.Length > FactDefinition.CodeLength || !FactCode().IsMatch(code)) wrong.Add(new("publish-code-form", "code"));
        else if (others.Contains(code)) wrong.Add(new("publish-twice", "code"));
        item["code"] = code;
    }

    // The inputs a shape names cannot be bound to properties; a date comes in three.
    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> InputsAsync(IReadOnlyList<FieldShape> shape, CancellationToken cancel)
    {
        var form = await Request.ReadFormAsync(cancel);
        var inputs = form.ToDictionary(input => input.Key, input => input.Value);
        foreach (var name in shape.Where(field => field.Look == FieldLook.Date).Select(ItemForms.NameOf))
            inputs[name] = $"{form[name + ".year"]}-{form[name + ".month"]}-{form[name + ".day"]}";
        return inputs;
    }

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$")] private static partial Regex FactCode();
}
