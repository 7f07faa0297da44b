using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Followers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Follows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Follows_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicationNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PublicationVersionId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    News = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ToldThrough = table.Column<long>(type: "bigint", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublicationNotices_Publications_PublicationVersionId",
                        column: x => x.PublicationVersionId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Follows_Kind_Code_Id",
                table: "Follows",
                columns: new[] { "Kind", "Code", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Follows_PersonId_Kind_Code",
                table: "Follows",
                columns: new[] { "PersonId", "Kind", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicationNotices_DoneAt_Id",
                table: "PublicationNotices",
                columns: new[] { "DoneAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicationNotices_PublicationVersionId",
                table: "PublicationNotices",
                column: "PublicationVersionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Follows");

            migrationBuilder.DropTable(
                name: "PublicationNotices");
        }
    }
}
