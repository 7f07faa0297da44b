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

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_AuthorityId",
                table: "Licenses",
                column: "AuthorityId");
        }
    }
}
