namespace Baladi.TestKit.Portals;

/// <summary>
/// Tests of what the core does, on every engine. Write them once in an abstract class with [SkippableFact] and end it with
/// <code>
/// public sealed class OnSqlite(SqlitePortal portal) : MyTests(portal), IClassFixture&lt;SqlitePortal&gt;;
/// public sealed class OnPostgreSql(PostgreSqlPortal portal) : MyTests(portal), IClassFixture&lt;PostgreSqlPortal&gt;;
/// </code>
/// </summary>
public abstract class PortalTest
{
    protected PortalTest(Portal portal)
    {
        Missing.SkipOrFail(portal.MissingReason);
        Portal = portal;
    }

    protected Portal Portal { get; }

    protected Applicant Citizen => new(Portal, Who.Citizen);
    protected Applicant Owner => new(Portal, Who.Owner);
    protected Officer Reviewer => new(Portal, Who.Reviewer);
    protected Officer SecondReviewer => new(Portal, Who.SecondReviewer);
    protected Officer Manager => new(Portal, Who.Manager);
    protected Officer CivilDefense => new(Portal, Who.CivilDefense);
}
