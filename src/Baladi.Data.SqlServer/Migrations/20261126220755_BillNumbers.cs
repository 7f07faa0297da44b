using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class BillNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BillNumber",
                table: "Invoices",
                type: "nvarchar(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_BillNumber",
                table: "Invoices",
                column: "BillNumber",
                unique: true,
                filter: "[BillNumber] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_BillNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "BillNumber",
                table: "Invoices");
        }
    }
}
