using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baladi.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Trust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DeceasedOn",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "IdExpiresOn",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasCode",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "RegistryAnswerId",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ForEstablishmentId",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ForPersonId",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PreparedAt",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PreparedByAccountId",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "CaseFacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TextMessagesOff",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AccountEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountEvents_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Authenticators",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SecretCipher = table.Column<byte[]>(type: "BLOB", maxLength: 96, nullable: false),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Authenticators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Authenticators_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CounterVisits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    ClerkAccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Document = table.Column<int>(type: "INTEGER", nullable: true),
                    DocumentExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Mobile = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    CodeSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CounterVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CounterVisits_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CounterVisits_Accounts_ClerkAccountId",
                        column: x => x.ClerkAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CounterVisits_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Class = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MobileChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Mobile = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MobileChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MobileChanges_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonEvents_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecoverySlips",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IssuedByAccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoverySlips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoverySlips_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoverySlips_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegistryAnswers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Registry = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInLocks",
                columns: table => new
                {
                    UserName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInLocks", x => x.UserName);
                });

            migrationBuilder.CreateTable(
                name: "Viewings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ViewerAccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AuthorityId = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<long>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Viewings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Viewings_Accounts_ViewerAccountId",
                        column: x => x.ViewerAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Viewings_Authorities_AuthorityId",
                        column: x => x.AuthorityId,
                        principalTable: "Authorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Viewings_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Viewings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 13, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    GrantorPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    EstablishmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    DelegatePersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    DelegateEstablishmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Services = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SignOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    GrantedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AcceptedByAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclinedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedByAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    RegistryAnswerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditSalt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mandates_Establishments_DelegateEstablishmentId",
                        column: x => x.DelegateEstablishmentId,
                        principalTable: "Establishments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_Establishments_EstablishmentId",
                        column: x => x.EstablishmentId,
                        principalTable: "Establishments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_People_DelegatePersonId",
                        column: x => x.DelegatePersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_People_GrantorPersonId",
                        column: x => x.GrantorPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_RegistryAnswers_RegistryAnswerId",
                        column: x => x.RegistryAnswerId,
                        principalTable: "RegistryAnswers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_RegistryAnswerId",
                table: "Memberships",
                column: "RegistryAnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ChangedAt",
                table: "Drafts",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ForEstablishmentId_SubmittedCaseId_Id",
                table: "Drafts",
                columns: new[] { "ForEstablishmentId", "SubmittedCaseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ForPersonId_SubmittedCaseId_Id",
                table: "Drafts",
                columns: new[] { "ForPersonId", "SubmittedCaseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ErasedAt_ClosedAt",
                table: "Cases",
                columns: new[] { "ErasedAt", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_OnBehalfOfEstablishment",
                table: "CaseEvents",
                columns: new[] { "OnBehalfOfEstablishmentId", "Id" },
                filter: "\"OnBehalfOfEstablishmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_OnBehalfOfPerson",
                table: "CaseEvents",
                columns: new[] { "OnBehalfOfPersonId", "Id" },
                filter: "\"OnBehalfOfPersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_AccountId_Id",
                table: "AccountEvents",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Authenticators_AccountId",
                table: "Authenticators",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CounterVisits_AccountId",
                table: "CounterVisits",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CounterVisits_ClerkAccountId_Id",
                table: "CounterVisits",
                columns: new[] { "ClerkAccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CounterVisits_PersonId_Id",
                table: "CounterVisits",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CounterVisits_Reference",
                table: "CounterVisits",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_DelegateEstablishmentId_EndedAt",
                table: "Mandates",
                columns: new[] { "DelegateEstablishmentId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_DelegatePersonId_EndedAt",
                table: "Mandates",
                columns: new[] { "DelegatePersonId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_EstablishmentId_Id",
                table: "Mandates",
                columns: new[] { "EstablishmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_GrantorPersonId_Id",
                table: "Mandates",
                columns: new[] { "GrantorPersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_Reference",
                table: "Mandates",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_RegistryAnswerId",
                table: "Mandates",
                column: "RegistryAnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_MobileChanges_AccountId_State",
                table: "MobileChanges",
                columns: new[] { "AccountId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileChanges_State_DueAt",
                table: "MobileChanges",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonEvents_PersonId_Id",
                table: "PersonEvents",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_AccountId_Label",
                table: "RecoveryCodes",
                columns: new[] { "AccountId", "Label" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoverySlips_AccountId_Id",
                table: "RecoverySlips",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoverySlips_CodeHash",
                table: "RecoverySlips",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecoverySlips_PersonId",
                table: "RecoverySlips",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RegistryAnswers_PersonId_Id",
                table: "RegistryAnswers",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryAnswers_SubjectHash_Id",
                table: "RegistryAnswers",
                columns: new[] { "SubjectHash", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInLocks_LastAt",
                table: "SignInLocks",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_At",
                table: "Viewings",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_AuthorityId",
                table: "Viewings",
                column: "AuthorityId");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_CaseId_ViewerAccountId_What_Subject_Hour",
                table: "Viewings",
                columns: new[] { "CaseId", "ViewerAccountId", "What", "Subject", "Hour" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_PersonId",
                table: "Viewings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_ViewerAccountId",
                table: "Viewings",
                column: "ViewerAccountId");

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_Establishments_ForEstablishmentId",
                table: "Drafts",
                column: "ForEstablishmentId",
                principalTable: "Establishments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_People_ForPersonId",
                table: "Drafts",
                column: "ForPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_RegistryAnswers_RegistryAnswerId",
                table: "Memberships",
                column: "RegistryAnswerId",
                principalTable: "RegistryAnswers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_Establishments_ForEstablishmentId",
                table: "Drafts");

            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_People_ForPersonId",
                table: "Drafts");

            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_RegistryAnswers_RegistryAnswerId",
                table: "Memberships");

            migrationBuilder.DropTable(
                name: "AccountEvents");

            migrationBuilder.DropTable(
                name: "Authenticators");

            migrationBuilder.DropTable(
                name: "CounterVisits");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "Mandates");

            migrationBuilder.DropTable(
                name: "MobileChanges");

            migrationBuilder.DropTable(
                name: "PersonEvents");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "RecoverySlips");

            migrationBuilder.DropTable(
                name: "SignInLocks");

            migrationBuilder.DropTable(
                name: "Viewings");

            migrationBuilder.DropTable(
                name: "RegistryAnswers");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_RegistryAnswerId",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_ChangedAt",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_ForEstablishmentId_SubmittedCaseId_Id",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_ForPersonId_SubmittedCaseId_Id",
                table: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ErasedAt_ClosedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_OnBehalfOfEstablishment",
                table: "CaseEvents");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_OnBehalfOfPerson",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "DeceasedOn",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IdExpiresOn",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HasCode",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "RegistryAnswerId",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ForEstablishmentId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "ForPersonId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "PreparedAt",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "PreparedByAccountId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "TextMessagesOff",
                table: "Accounts");
        }
    }
}
