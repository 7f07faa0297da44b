using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LicenseLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EstablishmentId",
                table: "Licenses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HolderPersonId",
                table: "Licenses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LinkedToId",
                table: "Licenses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StandingCaseId",
                table: "Licenses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "StateByAuthority",
                table: "Licenses",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "Licenses",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SubjectId",
                table: "Drafts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SubjectId",
                table: "Cases",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LicenseChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    LicenseId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StateBefore = table.Column<int>(type: "integer", nullable: false),
                    ValidToBefore = table.Column<DateOnly>(type: "date", nullable: false),
                    ContentBefore = table.Column<string>(type: "text", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenseChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LicenseChanges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LicenseChanges_Licenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "Licenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RenewalReminders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    LicenseId = table.Column<long>(type: "bigint", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenewalReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RenewalReminders_Licenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "Licenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_EstablishmentId_Id",
                table: "Licenses",
                columns: new[] { "EstablishmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_HolderPersonId_Id",
                table: "Licenses",
                columns: new[] { "HolderPersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_LinkedToId",
                table: "Licenses",
                column: "LinkedToId");

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_State_ValidTo_Id",
                table: "Licenses",
                columns: new[] { "State", "ValidTo", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SubjectId",
                table: "Drafts",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OneOpen",
                table: "Cases",
                columns: new[] { "SubjectId", "ServiceCode" },
                unique: true,
                filter: "\"SubjectId\" IS NOT NULL AND \"Result\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_SubjectId_Id",
                table: "Cases",
                columns: new[] { "SubjectId", "Id" },
                filter: "\"SubjectId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LicenseChanges_CaseId",
                table: "LicenseChanges",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_LicenseChanges_LicenseId_Id",
                table: "LicenseChanges",
                columns: new[] { "LicenseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RenewalReminders_LicenseId_ValidTo_Days",
                table: "RenewalReminders",
                columns: new[] { "LicenseId", "ValidTo", "Days" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Licenses_Establishments_EstablishmentId",
                table: "Licenses",
                column: "EstablishmentId",
                principalTable: "Establishments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Licenses_Licenses_LinkedToId",
                table: "Licenses",
                column: "LinkedToId",
                principalTable: "Licenses",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Licenses_People_HolderPersonId",
                table: "Licenses",
                column: "HolderPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Licenses_Establishments_EstablishmentId",
                table: "Licenses");

            migrationBuilder.DropForeignKey(
                name: "FK_Licenses_Licenses_LinkedToId",
                table: "Licenses");

            migrationBuilder.DropForeignKey(
                name: "FK_Licenses_People_HolderPersonId",
                table: "Licenses");

            migrationBuilder.DropTable(
                name: "LicenseChanges");

            migrationBuilder.DropTable(
                name: "RenewalReminders");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_EstablishmentId_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_HolderPersonId_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_LinkedToId",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_State_ValidTo_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_SubjectId",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Cases_OneOpen",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_SubjectId_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "EstablishmentId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "HolderPersonId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "LinkedToId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StandingCaseId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StateByAuthority",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "Cases");
        }
    }
}
