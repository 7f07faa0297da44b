using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CaseListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CaseTasks_CaseId",
                table: "CaseTasks");

            migrationBuilder.CreateIndex(
                name: "IX_CaseTasks_CaseId_Holder_State_DueAt",
                table: "CaseTasks",
                columns: new[] { "CaseId", "Holder", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_Messages",
                table: "CaseEvents",
                columns: new[] { "CaseId", "Number", "Party" },
                filter: "\"Kind\" = 9");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CaseTasks_CaseId_Holder_State_DueAt",
                table: "CaseTasks");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_Messages",
                table: "CaseEvents");

            migrationBuilder.CreateIndex(
                name: "IX_CaseTasks_CaseId",
                table: "CaseTasks",
                column: "CaseId");
        }
    }
}
