using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Register : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Licenses_AuthorityId",
                table: "Licenses");

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
                name: "WithdrawnKeyId",
                table: "Licenses",
                type: "nvarchar(43)",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeakedAt",
                table: "LicenseKeys",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LicenseFigures",
                columns: table => new
                {
                    AuthorityId = table.Column<long>(type: "bigint", nullable: false),
                    ServiceCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ActivityCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    CountedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenseFigures", x => new { x.AuthorityId, x.ServiceCode, x.ActivityCode, x.Month, x.Status });
                    table.ForeignKey(
                        name: "FK_LicenseFigures_Authorities_AuthorityId",
                        column: x => x.AuthorityId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "IX_LicenseWords_Word_LicenseId",
                table: "LicenseWords",
                columns: new[] { "Word", "LicenseId" },
                descending: new[] { false, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LicenseFigures");

            migrationBuilder.DropTable(
                name: "LicenseWords");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_ActivityCode_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_AuthorityId_Id",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_HeldByPerson_Id",
                table: "Licenses");

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
                name: "WithdrawnKeyId",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "LeakedAt",
                table: "LicenseKeys");

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_AuthorityId",
                table: "Licenses",
                column: "AuthorityId");
        }
    }
}
