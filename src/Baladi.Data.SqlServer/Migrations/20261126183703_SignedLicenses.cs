using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SignedLicenses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "Licenses",
                type: "nvarchar(43)",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Signature",
                table: "Licenses",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SignedAt",
                table: "Licenses",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LicenseKeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(43)", maxLength: 43, nullable: false),
                    PublicKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SignsFrom = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SignsUntil = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenseKeys", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_KeyId_Id",
                table: "Licenses",
                columns: new[] { "KeyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_State_Number",
                table: "Licenses",
                columns: new[] { "State", "Number" });

            migrationBuilder.AddForeignKey(
                name: "FK_Licenses_LicenseKeys_KeyId",
                table: "Licenses",
                column: "KeyId",
                principalTable: "LicenseKeys",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Licenses_LicenseKeys_KeyId",
                table: "Licenses");

            migrationBuilder.DropTable(
                name: "LicenseKeys");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_KeyId_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_State_Number",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "Signature",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "SignedAt",
                table: "Licenses");
        }
    }
}
