using System.Linq;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Retry;

/// <summary>Tests that an observer receives the change of a request before the request is sent.</summary>
public sealed class StartTests
{
    [Fact]
    public void A_change_is_described_by_its_identities()
    {
        foreach (var operation in Operations.All.Where(operation => !operation.IsRead))
        {
            var path = operation.Path!.Replace("{organizationId}", "a%2Fb").Replace("{bucketName}", "data").Replace("{policyName}", "reader").Replace("{snapshotVersion}", "17");

            var start = operation.Start(new("https://example.org/base/v1/providers/p" + path), null);

            Assert.Equal(operation.Name, start.Operation);
            Assert.False(start.IsRead);
            Assert.Equal("a/b", start.OrganizationId);
            Assert.Equal(path.Contains("/data") ? "data" : null, start.BucketName);
            Assert.Equal(path.EndsWith("/reader") ? "reader" : path.EndsWith("/17") ? "17" : null, start.ItemName);
        }
    }

    [Fact]
    public void A_read_is_reported_as_one() =>
        Assert.All(Operations.All.Where(operation => operation.IsRead), operation => Assert.True(operation.Start(new("https://example.org/"), null).IsRead));
}
