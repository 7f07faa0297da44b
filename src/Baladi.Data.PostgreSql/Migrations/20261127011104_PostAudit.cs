using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PostAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SamplingDraws",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ServiceCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Commitment = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CommittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProcedureVersionId = table.Column<long>(type: "bigint", nullable: true),
                    Secret = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Licenses = table.Column<int>(type: "integer", nullable: false),
                    Drawn = table.Column<int>(type: "integer", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamplingDraws", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SamplingDraws_Publications_ProcedureVersionId",
                        column: x => x.ProcedureVersionId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SampledLicenses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DrawId = table.Column<long>(type: "bigint", nullable: false),
                    LicenseId = table.Column<long>(type: "bigint", nullable: false),
                    PerMille = table.Column<int>(type: "integer", nullable: false),
                    Mark = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampledLicenses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SampledLicenses_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SampledLicenses_Licenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "Licenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SampledLicenses_SamplingDraws_DrawId",
                        column: x => x.DrawId,
                        principalTable: "SamplingDraws",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SampledLicenses_CaseId",
                table: "SampledLicenses",
                column: "CaseId",
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SampledLicenses_DrawId_LicenseId",
                table: "SampledLicenses",
                columns: new[] { "DrawId", "LicenseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SampledLicenses_LicenseId",
                table: "SampledLicenses",
                column: "LicenseId");

            migrationBuilder.CreateIndex(
                name: "IX_SampledLicenses_Waiting",
                table: "SampledLicenses",
                column: "Id",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_SamplingDraws_DrawnAt_Day",
                table: "SamplingDraws",
                columns: new[] { "DrawnAt", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_SamplingDraws_ProcedureVersionId",
                table: "SamplingDraws",
                column: "ProcedureVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_SamplingDraws_ServiceCode_Day",
                table: "SamplingDraws",
                columns: new[] { "ServiceCode", "Day" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SampledLicenses");

            migrationBuilder.DropTable(
                name: "SamplingDraws");
        }
    }
}
