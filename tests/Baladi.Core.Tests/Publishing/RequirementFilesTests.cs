using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Publishing;

/// <summary>Requirement documents leave in a file and come back as they were; what cannot be read says where.</summary>
public class RequirementFilesTests
{
    public static TheoryData<string, RequirementFormat> Documents
    {
        get
        {
            var data = new TheoryData<string, RequirementFormat>();
            foreach (var version in Seeded.Versions.Where(version => version.Kind == RequirementDocument.Kind))
                foreach (var format in Enum.GetValues<RequirementFormat>()) data.Add(version.Code, format);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_WhatWasWritten_IsTheSameDocument(string code, RequirementFormat format)
    {
        var document = Seeded.Content<RequirementDocument>(code);

        var read = ContentFiles.Read(RequirementDocument.Kind, RequirementFiles.Write(document, format));

        Assert.True(read.IsDone, string.Join('\n', read.Problems));
        Assert.Equal(Text(document), Text((RequirementDocument)read.Value!.Content));
    }

    [Fact]
    public void Read_CellsThatAreNoValue_SaysRowAndColumn()
    {
        var sheets = RequirementSheets.Of(Seeded.Content<RequirementDocument>("food"));
        sheets.Clauses[1]["measure/limit"] = "20 %% of it";
        sheets.Clauses[2]["source/illustrative"] = "perhaps";
        sheets.Clauses[3]["kind"] = "poem";

        var read = sheets.Read();

        Assert.Equal(OutcomeKind.Invalid, read.Kind);
        Assert.Contains(read.Problems, problem => problem.Field == "clauses/3/measure/limit");
        Assert.Contains(read.Problems, problem => problem is { Code: "import-cell", Field: "clauses/4/source/illustrative" });
        Assert.Contains(read.Problems, problem => problem is { Code: "import-row", Field: "clauses/5/kind" });
    }

    [Fact]
    public void Read_DatesNumbersAndTruthsOfASpreadsheet_AreTakenAsTyped()
    {
        var sheets = RequirementSheets.Of(Seeded.Content<RequirementDocument>("food"));
        sheets.Clauses[0]["from"] = new DateTime(2027, 3, 1);
        sheets.Clauses[0]["source/illustrative"] = true;
        foreach (var row in sheets.Clauses.Where(row => row.Text("evidence/maxMegabytes") is not null)) row["evidence/maxMegabytes"] = 7.0;

        var document = sheets.Read().Value!;

        Assert.Equal(new DateOnly(2027, 3, 1), document.Clauses[0].From);
        Assert.All(document.Clauses.Where(clause => clause.Evidence is not null), clause => Assert.Equal(7, clause.Evidence!.MaxMegabytes));
    }

    [Fact]
    public void Read_ExampleOfNoClause_IsTold()
    {
        var sheets = RequirementSheets.Of(Seeded.Content<RequirementDocument>("food"));
        sheets.Examples[0]["clause"] = "nothing";

        Assert.Contains(sheets.Read().Problems, problem => problem is { Code: "import-no-clause", Field: "examples/2/clause" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"code\":1}")]
    [InlineData("PK but no workbook")]
    public void Read_WhatIsNoDocument_IsRefused(string text) => Assert.Equal(OutcomeKind.Invalid, ContentFiles.Read(RequirementDocument.Kind, Encoding.UTF8.GetBytes(text)).Kind);

    [Fact]
    public void Read_WorkbookThatUnpacksToNoEnd_IsRefused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 60; i++) entry.Write(block);
        }

        Assert.Equal(["import-too-large"], ContentFiles.Read(RequirementDocument.Kind, file.ToArray()).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Read_BrokenWorkbooks_NeverFail()
    {
        var whole = RequirementFiles.Write(Seeded.Content<RequirementDocument>("sport"), RequirementFormat.Xlsx);

        Gen.Select(Gen.Int[4, whole.Length - 1], Gen.Byte).List[1, 20].Sample(changes =>
        {
            var broken = whole.ToArray();
            foreach (var (at, with) in changes) broken[at] = with;
            return ContentFiles.Read(RequirementDocument.Kind, broken).Kind is OutcomeKind.Done or OutcomeKind.Invalid;
        }, iter: 500);
    }

    private static string Text(RequirementDocument document) => JsonSerializer.Serialize(document, PublishedJson.Options);
}
