using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Maps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MapDatasets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Layer = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InForceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapDatasets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MapImports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ByAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MapDatasetVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DatasetId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ByAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Features = table.Column<long>(type: "INTEGER", nullable: false),
                    Coverage = table.Column<byte[]>(type: "BLOB", nullable: true),
                    West = table.Column<double>(type: "REAL", nullable: true),
                    South = table.Column<double>(type: "REAL", nullable: true),
                    East = table.Column<double>(type: "REAL", nullable: true),
                    North = table.Column<double>(type: "REAL", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Source_AsOf = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source_Illustrative = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source_License = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Source_Name_Ar = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source_Name_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapDatasetVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MapDatasetVersions_MapDatasets_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "MapDatasets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MapImportFindings",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Record = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    About = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsRemark = table.Column<bool>(type: "INTEGER", nullable: false),
                    X = table.Column<double>(type: "REAL", nullable: true),
                    Y = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapImportFindings", x => new { x.ImportId, x.Record, x.Code });
                    table.ForeignKey(
                        name: "FK_MapImportFindings_MapImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "MapImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MapImportProgress",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Read = table.Column<long>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    Mended = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    BytesRead = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    HeldBy = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapImportProgress", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_MapImportProgress_MapImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "MapImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MapFeatures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Tier = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    NameAr = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Attributes = table.Column<string>(type: "TEXT", nullable: false),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MinX = table.Column<double>(type: "REAL", nullable: false),
                    MinY = table.Column<double>(type: "REAL", nullable: false),
                    MaxX = table.Column<double>(type: "REAL", nullable: false),
                    MaxY = table.Column<double>(type: "REAL", nullable: false),
                    Size = table.Column<double>(type: "REAL", nullable: false),
                    Digest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapFeatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MapFeatures_MapDatasetVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "MapDatasetVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MapWords",
                columns: table => new
                {
                    VersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    FeatureId = table.Column<long>(type: "INTEGER", nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MapWords", x => new { x.Word, x.VersionId, x.FeatureId });
                    table.ForeignKey(
                        name: "FK_MapWords_MapDatasetVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "MapDatasetVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MapDatasets_Layer_Area",
                table: "MapDatasets",
                columns: new[] { "Layer", "Area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MapDatasetVersions_DatasetId_Number",
                table: "MapDatasetVersions",
                columns: new[] { "DatasetId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MapDatasetVersions_Stamp",
                table: "MapDatasetVersions",
                column: "Stamp",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MapFeatures_VersionId_Key",
                table: "MapFeatures",
                columns: new[] { "VersionId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MapImports_Reference",
                table: "MapImports",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MapImports_State",
                table: "MapImports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_MapWords_VersionId",
                table: "MapWords",
                column: "VersionId");

            // Coordinates are single precision and rounded outwards; tiers are whole numbers that are exact in it.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "MapFeatureIndex" USING rtree("Id", "MinX", "MaxX", "MinY", "MaxY", "MinTier", "MaxTier")""");
            migrationBuilder.Sql("""CREATE TRIGGER "MapFeatures_Insert" AFTER INSERT ON "MapFeatures" BEGIN INSERT INTO "MapFeatureIndex" VALUES (NEW."Id", NEW."MinX", NEW."MaxX", NEW."MinY", NEW."MaxY", NEW."Tier", NEW."Tier"); END""");
            migrationBuilder.Sql("""CREATE TRIGGER "MapFeatures_Delete" AFTER DELETE ON "MapFeatures" BEGIN DELETE FROM "MapFeatureIndex" WHERE "Id" = OLD."Id"; END""");
            migrationBuilder.Sql("""CREATE TRIGGER "MapFeatures_Update" AFTER UPDATE OF "Id", "MinX", "MaxX", "MinY", "MaxY", "Tier" ON "MapFeatures" BEGIN DELETE FROM "MapFeatureIndex" WHERE "Id" = OLD."Id"; INSERT INTO "MapFeatureIndex" VALUES (NEW."Id", NEW."MinX", NEW."MaxX", NEW."MinY", NEW."MaxY", NEW."Tier", NEW."Tier"); END""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "MapFeatureIndex" """);

            migrationBuilder.DropTable(
                name: "MapFeatures");

            migrationBuilder.DropTable(
                name: "MapImportFindings");

            migrationBuilder.DropTable(
                name: "MapImportProgress");

            migrationBuilder.DropTable(
                name: "MapWords");

            migrationBuilder.DropTable(
                name: "MapImports");

            migrationBuilder.DropTable(
                name: "MapDatasetVersions");

            migrationBuilder.DropTable(
                name: "MapDatasets");
        }
    }
}
