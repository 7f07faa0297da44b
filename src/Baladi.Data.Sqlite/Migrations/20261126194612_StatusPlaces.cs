using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatusPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Licenses_State_Number",
                table: "Licenses");

            migrationBuilder.AddColumn<int>(
                name: "StatusPlace",
                table: "Licenses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StatusYear",
                table: "Licenses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_State_StatusYear_StatusPlace",
                table: "Licenses",
                columns: new[] { "State", "StatusYear", "StatusPlace" });

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_StatusYear_StatusPlace",
                table: "Licenses",
                columns: new[] { "StatusYear", "StatusPlace" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Licenses_State_StatusYear_StatusPlace",
                table: "Licenses");

            migrationBuilder.DropIndex(
                name: "IX_Licenses_StatusYear_StatusPlace",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StatusPlace",
                table: "Licenses");

            migrationBuilder.DropColumn(
                name: "StatusYear",
                table: "Licenses");

            migrationBuilder.CreateIndex(
                name: "IX_Licenses_State_Number",
                table: "Licenses",
                columns: new[] { "State", "Number" });
        }
    }
}
