using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MembershipOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MembershipOffers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    EstablishmentId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    OfferedByPersonId = table.Column<long>(type: "bigint", nullable: false),
                    OfferedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MembershipOffers_Establishments_EstablishmentId",
                        column: x => x.EstablishmentId,
                        principalTable: "Establishments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MembershipOffers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipOffers_EstablishmentId_State",
                table: "MembershipOffers",
                columns: new[] { "EstablishmentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipOffers_PersonId_State",
                table: "MembershipOffers",
                columns: new[] { "PersonId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MembershipOffers");
        }
    }
}
