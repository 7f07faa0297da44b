using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Inspections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TaskId",
                table: "Evidence",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsKept",
                table: "Cases",
                type: "boolean",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SiteVisits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TaskId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OfficerAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Announced = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    PlannedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PlannedByAccountId = table.Column<long>(type: "bigint", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SiteVisits_Accounts_OfficerAccountId",
                        column: x => x.OfficerAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SiteVisits_CaseTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "CaseTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SiteVisits_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Violations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Clauses = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Violations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Violations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitTurns",
                columns: table => new
                {
                    ServiceCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LicenseId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorityId = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitTurns", x => new { x.ServiceCode, x.LicenseId });
                    table.ForeignKey(
                        name: "FK_VisitTurns_Licenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "Licenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_TaskId",
                table: "Evidence",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_SiteVisits_CaseId",
                table: "SiteVisits",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_SiteVisits_OfficerAccountId_State_From",
                table: "SiteVisits",
                columns: new[] { "OfficerAccountId", "State", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteVisits_TaskId",
                table: "SiteVisits",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_Violations_CaseId_Code",
                table: "Violations",
                columns: new[] { "CaseId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Violations_SubjectId_At",
                table: "Violations",
                columns: new[] { "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitTurns_LicenseId",
                table: "VisitTurns",
                column: "LicenseId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitTurns_ServiceCode_DueOn_LicenseId",
                table: "VisitTurns",
                columns: new[] { "ServiceCode", "DueOn", "LicenseId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_CaseTasks_TaskId",
                table: "Evidence",
                column: "TaskId",
                principalTable: "CaseTasks",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Evidence_CaseTasks_TaskId",
                table: "Evidence");

            migrationBuilder.DropTable(
                name: "SiteVisits");

            migrationBuilder.DropTable(
                name: "Violations");

            migrationBuilder.DropTable(
                name: "VisitTurns");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_TaskId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "TaskId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "IsKept",
                table: "Cases");
        }
    }
}
