using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PartiesWaiversPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Danger",
                table: "Licenses",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBranch",
                table: "Licenses",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StayedByCaseId",
                table: "Licenses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EstablishmentIdBefore",
                table: "LicenseChanges",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HolderPersonIdBefore",
                table: "LicenseChanges",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Tax",
                table: "Invoices",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CreditNoteId",
                table: "InvoiceLines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rate",
                table: "InvoiceLines",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Tax",
                table: "InvoiceLines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Treatment",
                table: "InvoiceLines",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Waived",
                table: "InvoiceLines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaiverCode",
                table: "InvoiceLines",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PartyEstablishmentId",
                table: "Cases",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PartyPersonId",
                table: "Cases",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "InvoiceDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    CreditsId = table.Column<long>(type: "bigint", nullable: true),
                    RefundId = table.Column<long>(type: "bigint", nullable: true),
                    SellerId = table.Column<long>(type: "bigint", nullable: false),
                    SellerCode = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    VatNumber = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    SellerIllustrative = table.Column<bool>(type: "bit", nullable: false),
                    Serial = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(56)", maxLength: 56, nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Net = table.Column<long>(type: "bigint", nullable: false),
                    Tax = table.Column<long>(type: "bigint", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false),
                    SellerName_Ar = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SellerName_En = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceDocuments_Authorities_SellerId",
                        column: x => x.SellerId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceDocuments_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceDocuments_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LicenseKeyLeaks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    KeyId = table.Column<string>(type: "nvarchar(43)", maxLength: 43, nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReportedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenseKeyLeaks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LicenseKeyLeaks_LicenseKeys_KeyId",
                        column: x => x.KeyId,
                        principalTable: "LicenseKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NumberSeries",
                columns: table => new
                {
                    SellerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberSeries", x => new { x.SellerId, x.Kind });
                    table.ForeignKey(
                        name: "FK_NumberSeries_Authorities_SellerId",
                        column: x => x.SellerId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaiverDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WaiverCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Granted = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DecidedByAccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaiverDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaiverDecisions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_StayedByCaseId",
                table: "Licenses",
                column: "StayedByCaseId");

            migrationBuilder.CreateIndex(
                name: "IX_LicenseChanges_EstablishmentIdBefore_Id",
                table: "LicenseChanges",
                columns: new[] { "EstablishmentIdBefore", "Id" },
                filter: "\"EstablishmentIdBefore\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LicenseChanges_HolderPersonIdBefore_Id",
                table: "LicenseChanges",
                columns: new[] { "HolderPersonIdBefore", "Id" },
                filter: "\"HolderPersonIdBefore\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_WaiverCode_InvoiceId",
                table: "InvoiceLines",
                columns: new[] { "WaiverCode", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyEstablishmentId_Id",
                table: "Cases",
                columns: new[] { "PartyEstablishmentId", "Id" },
                filter: "\"PartyEstablishmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyPersonId_Id",
                table: "Cases",
                columns: new[] { "PartyPersonId", "Id" },
                filter: "\"PartyPersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_CaseId",
                table: "InvoiceDocuments",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_InvoiceId_Kind",
                table: "InvoiceDocuments",
                columns: new[] { "InvoiceId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_Number",
                table: "InvoiceDocuments",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceDocuments_SellerId_Kind_Serial",
                table: "InvoiceDocuments",
                columns: new[] { "SellerId", "Kind", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LicenseKeyLeaks_KeyId",
                table: "LicenseKeyLeaks",
                column: "KeyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaiverDecisions_CaseId",
                table: "WaiverDecisions",
                column: "CaseId");

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_Establishments_PartyEstablishmentId",
                table: "Cases",
                column: "PartyEstablishmentId",
                principalTable: "Establishments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Cases_People_PartyPersonId",
                table: "Cases",
                column: "PartyPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_LicenseChanges_Establishments_EstablishmentIdBefore",
                table: "LicenseChanges",
                column: "EstablishmentIdBefore",
                principalTable: "Establishments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_LicenseChanges_People_HolderPersonIdBefore",
                table: "LicenseChanges",
                column: "HolderPersonIdBefore",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Licenses_Cases_StayedByCaseId",
                table: "Licenses",
                column: "StayedByCaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Cases_Establishments_PartyEstablishmentId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_Cases_People_PartyPersonId",
                table: "Cases");

            migrationBuilder.DropForeignKey(
                name: "FK_LicenseChanges_Establishments_EstablishmentIdBefore",
                table: "LicenseChanges");

            migrationBuilder.DropForeignKey(
                name: "FK_LicenseChanges_People_HolderPersonIdBefore",
                table: "LicenseChanges");

            migrationBuilder.DropForeignKey(
                name: "FK_Licenses_Cases_StayedByCaseId",
                table: "Licenses");

            migrationBuilder.DropTable(
                name: "InvoiceDocuments");

            migrationBuilder.DropTable(
                name: "LicenseKeyLeaks");

            migrationBuilder.DropTable(
                name: "NumberSeries");

            migrationBuilder.DropTable(
                name: "WaiverDecisions");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_StayedByCaseId",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_LicenseChanges_EstablishmentIdBefore_Id",
                table: "LicenseChanges");

            migrationBuilder.DropIndex(
                name: "IX_LicenseChanges_HolderPersonIdBefore_Id",
                table: "LicenseChanges");

            migrationBuilder.DropIndex(
                name: "IX_InvoiceLines_WaiverCode_InvoiceId",
                table: "InvoiceLines");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PartyEstablishmentId_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PartyPersonId_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Danger",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "IsBranch",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StayedByCaseId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "EstablishmentIdBefore",
                table: "LicenseChanges");

            migrationBuilder.DropColumn(
                name: "HolderPersonIdBefore",
                table: "LicenseChanges");

            migrationBuilder.DropColumn(
                name: "Tax",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "CreditNoteId",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Rate",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Tax",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Treatment",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Waived",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "WaiverCode",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "PartyEstablishmentId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PartyPersonId",
                table: "Cases");
        }
    }
}
