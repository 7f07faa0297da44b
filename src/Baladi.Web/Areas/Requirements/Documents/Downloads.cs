using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>Requirement documents as files.</summary>
public static class Downloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Without its ending.</param>
    public static FileContentResult Download(this ControllerBase controller, RequirementDocument document, RequirementFormat format, string name) =>
        format == RequirementFormat.Json ? controller.Download(document, name) : controller.File(RequirementFiles.Write(document, format), Workbook, $"{name}.xlsx");

    /// <summary>Any published content as it is kept.</summary>
    public static FileContentResult Download(this ControllerBase controller, IPublishedContent content, string name) => controller.File(ContentFiles.Write(content), "application/json; charset=utf-8", $"{name}.json");

    /// <summary>The clauses as a table, for whoever works on with them.</summary>
    public static FileContentResult Table(this ControllerBase controller, RequirementDocument document, string name)
    {
        var rows = RequirementSheets.Of(document).Clauses;
        var table = new Csv(rows[0].Keys);
        foreach (var row in rows) table.Add(row.Keys.Select(row.Text));
        return controller.File(table.ToBytes(), "text/csv; charset=utf-8", $"{name}.csv");
    }
}
