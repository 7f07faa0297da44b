using Baladi.Core.Procedures;
using Baladi.Web.Tests.Access;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>A page of questions and another page of an application never answer at one address.</summary>
public class PageNamesTests
{
    [Fact]
    public void Reserved_Names_AreThePartsOfAnApplicationsAddresses()
    {
        const string application = "/ar/licenses/applications/{reference}/";

        var parts = AccessTable.Rows.Where(row => row.Address.StartsWith(application, StringComparison.Ordinal)).Select(row => row.Address[application.Length..].Split('/')[0]);

        Assert.Equal(Page.Reserved.Order(), parts.Where(part => !part.StartsWith('{')).Distinct().Order());
    }
}
