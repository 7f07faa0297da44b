using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Publications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ApprovedByAccountId",
                table: "Publications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "Publications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "Publications",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                table: "Publications",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnByAccountId",
                table: "Publications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnWhy",
                table: "Publications",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PublicationDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(13)", maxLength: 13, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    BasedOnVersionId = table.Column<long>(type: "bigint", nullable: true),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    BegunByAccountId = table.Column<long>(type: "bigint", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SentByAccountId = table.Column<long>(type: "bigint", nullable: true),
                    PublishedVersionId = table.Column<long>(type: "bigint", nullable: true),
                    OpenFor = table.Column<string>(type: "nvarchar(97)", maxLength: 97, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublicationDrafts_Publications_BasedOnVersionId",
                        column: x => x.BasedOnVersionId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicationDrafts_Publications_PublishedVersionId",
                        column: x => x.PublishedVersionId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicationEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DraftId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    What = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ByAccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublicationEvents_PublicationDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "PublicationDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Sequence",
                table: "Publications",
                column: "Sequence",
                unique: true,
                filter: "[Sequence] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_BasedOnVersionId",
                table: "PublicationDrafts",
                column: "BasedOnVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_Kind_Code_Id",
                table: "PublicationDrafts",
                columns: new[] { "Kind", "Code", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_OpenFor",
                table: "PublicationDrafts",
                column: "OpenFor",
                unique: true,
                filter: "[OpenFor] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_PublishedVersionId",
                table: "PublicationDrafts",
                column: "PublishedVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_Reference",
                table: "PublicationDrafts",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicationDrafts_State_ChangedAt",
                table: "PublicationDrafts",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicationEvents_DraftId_Id",
                table: "PublicationEvents",
                columns: new[] { "DraftId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicationEvents_Kind_Code_Id",
                table: "PublicationEvents",
                columns: new[] { "Kind", "Code", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PublicationEvents");

            migrationBuilder.DropTable(
                name: "PublicationDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Sequence",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "ApprovedByAccountId",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "WithdrawnByAccountId",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "WithdrawnWhy",
                table: "Publications");
        }
    }
}
