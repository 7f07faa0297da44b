using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MoneyAndRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Licenses_AuthorityId",
                table: "Licenses");

            migrationBuilder.AddColumn<string>(
                name: "BankReference",
                table: "Refunds",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ByAccountId",
                table: "Refunds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ActivityCode",
                table: "Licenses",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HeldByPerson",
                table: "Licenses",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stamp",
                table: "Licenses",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BillNumber",
                table: "Invoices",
                type: "nvarchar(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LicenseWords",
                columns: table => new
                {
                    LicenseId = table.Column<long>(type: "bigint", nullable: false),
                    Word = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenseWords", x => new { x.LicenseId, x.Word });
                    table.ForeignKey(
                        name: "FK_LicenseWords_Licenses_LicenseId",
                        column: x => x.LicenseId,
                        principalTable: "Licenses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reconciliations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ChargesThere = table.Column<int>(type: "int", nullable: false),
                    ChargedThere = table.Column<long>(type: "bigint", nullable: false),
                    RefundsThere = table.Column<int>(type: "int", nullable: false),
                    RefundedThere = table.Column<long>(type: "bigint", nullable: false),
                    ChargesHere = table.Column<int>(type: "int", nullable: false),
                    ChargedHere = table.Column<long>(type: "bigint", nullable: false),
                    RefundsHere = table.Column<int>(type: "int", nullable: false),
                    RefundedHere = table.Column<long>(type: "bigint", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reconciliations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReconciliationDifferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReconciliationId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Token = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    There = table.Column<long>(type: "bigint", nullable: true),
                    Here = table.Column<long>(type: "bigint", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    SettledByAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconciliationDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReconciliationDifferences_Accounts_SettledByAccountId",
                        column: x => x.SettledByAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReconciliationDifferences_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReconciliationDifferences_Reconciliations_ReconciliationId",
                        column: x => x.ReconciliationId,
                        principalTable: "Reconciliations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportedMovements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReconciliationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Token = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportedMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportedMovements_Reconciliations_ReconciliationId",
                        column: x => x.ReconciliationId,
                        principalTable: "Reconciliations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Token",
                table: "Refunds",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_ActivityCode_Id",
                table: "Licenses",
                columns: new[] { "ActivityCode", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_AuthorityId_Id",
                table: "Licenses",
                columns: new[] { "AuthorityId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_HeldByPerson_Id",
                table: "Licenses",
                columns: new[] { "HeldByPerson", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_BillNumber",
                table: "Invoices",
                column: "BillNumber",
                unique: true,
                filter: "[BillNumber] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LicenseWords_Word_LicenseId",
                table: "LicenseWords",
                columns: new[] { "Word", "LicenseId" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationDifferences_CaseId",
                table: "ReconciliationDifferences",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationDifferences_ReconciliationId",
                table: "ReconciliationDifferences",
                column: "ReconciliationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationDifferences_SettledByAccountId",
                table: "ReconciliationDifferences",
                column: "SettledByAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ReconciliationDifferences_State_Id",
                table: "ReconciliationDifferences",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Reconciliations_Day",
                table: "Reconciliations",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportedMovements_Kind_Reference",
                table: "ReportedMovements",
                columns: new[] { "Kind", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportedMovements_ReconciliationId",
                table: "ReportedMovements",
                column: "ReconciliationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LicenseWords");

            migrationBuilder.DropTable(
                name: "ReconciliationDifferences");

            migrationBuilder.DropTable(
                name: "ReportedMovements");

            migrationBuilder.DropTable(
                name: "Reconciliations");

            migrationBuilder.DropIndex(
                name: "IX_Refunds_Token",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_ActivityCode_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_AuthorityId_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_HeldByPerson_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_BillNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "BankReference",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "ByAccountId",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "ActivityCode",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "HeldByPerson",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "Stamp",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "BillNumber",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_AuthorityId",
                table: "Licenses",
                column: "AuthorityId");
        }
    }
}
