using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LicenseParties : Migration
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
                name: "PartyEstablishmentId",
                table: "Cases",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PartyPersonId",
                table: "Cases",
                type: "bigint",
                nullable: true);

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
                name: "IX_Cases_PartyEstablishmentId_Id",
                table: "Cases",
                columns: new[] { "PartyEstablishmentId", "Id" },
                filter: "\"PartyEstablishmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyPersonId_Id",
                table: "Cases",
                columns: new[] { "PartyPersonId", "Id" },
                filter: "\"PartyPersonId\" IS NOT NULL");

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
                name: "PartyEstablishmentId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PartyPersonId",
                table: "Cases");
        }
    }
}
