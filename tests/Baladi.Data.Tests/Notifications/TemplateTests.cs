using Baladi.Core.Notifications;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Notifications;

/// <summary>No text is published that nobody ever receives.</summary>
public class TemplateTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    [Fact]
    public void Templates_Each_AreSentBySomething()
    {
        var catalog = portal.Services.GetRequiredService<PublishedCatalog>();
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Source, "Baladi.Core"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = catalog.AllInForce<Procedure>().SelectMany(procedure => procedure.Content.Rules).SelectMany(rule => rule.Do).OfType<Notify>().Select(notify => notify.Template).ToHashSet();

        var silent = catalog.AllInForce<TemplateSet>().SelectMany(set => set.Content.Templates).Select(template => template.Code)
            .Where(template => !named.Contains(template) && !code.Contains($"\"{template}\"", StringComparison.Ordinal));

        Assert.Empty(silent);
    }
}
