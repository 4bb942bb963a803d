using System;
using System.Collections.Generic;
using System.IO;

namespace Tigris.Workflows.Tests.Tenants;

/// <summary>Tests the files of change sets.</summary>
public sealed class ChangeSetFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly JournalHeading Heading = new("https://api.example.com/", "partner", JournalHeading.Sync);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Change_set_is_read_as_it_was_written()
    {
        var plan = SyncPlannerTests.Plan(
            """{"organizationId":"acme","quota":5,"bucket":[{"bucketName":"a","region":["fra","iad"],"public":true}]}""",
            SyncPlannerTests.Acme(buckets: [new Bucket { BucketName = "a", Public = false }]));

        var read = RoundTrip(ChangeSet.Of([plan], Heading, complete: true, Now));

        Assert.Equal((Now, true, 3, "acme"), (read.CreatedAt, read.Complete, read.Count, read.Tenants[0].Desired.OrganizationId));
        Assert.Null(read.Tenants[0].Compare(plan, null, Local.Json).ChangedPath);
    }

    [Theory]
    [InlineData("2026-11-15T11:00:00Z", null, null)]
    [InlineData("2020-01-01T00:00:00Z", null, null)]
    [InlineData("2026-11-15T11:00:00Z", "01:00:00", null)]
    [InlineData("2026-11-15T10:59:59Z", "01:00:00", "ChangeSetExpired")]
    [InlineData("2026-11-15T12:04:00Z", null, null)]
    [InlineData("2026-11-15T12:06:00Z", null, "ChangeSetFromFuture")]
    public void Age_of_a_change_set_is_limited(string createdAt, string? maximumAge, string? error)
    {
        var set = new ChangeSet { CreatedAt = DateTimeOffset.Parse(createdAt, null), Endpoint = Heading.Endpoint, ProviderId = Heading.ProviderId };

        Assert.Equal(error, ErrorOf(() => set.Require(Heading, Now, maximumAge is null ? null : TimeSpan.Parse(maximumAge, null), allowDeactivate: false)));
    }

    [Theory]
    [InlineData("https://api.example.com/", "other")]
    [InlineData("https://other.example.com/", "partner")]
    public void Change_set_of_another_provider_is_refused(string endpoint, string providerId)
    {
        var set = new ChangeSet { CreatedAt = Now, Endpoint = endpoint, ProviderId = providerId };

        Assert.Equal("ChangeSetMismatch", ErrorOf(() => set.Require(Heading, Now, null, allowDeactivate: false)));
    }

    [Theory]
    [InlineData("acme", "LowerQuota", """{"organizationId":"acme"}""", null)]
    [InlineData("globex", "LowerQuota", """{"organizationId":"acme"}""", "The change 'quota' is for the tenant 'globex', which isn't in the list of tenants.")]
    [InlineData("acme", "Lower", """{"organizationId":"acme"}""", "The change 'quota' of the tenant 'acme' has the unknown phase 'Lower'.")]
    [InlineData("acme", "1", """{"organizationId":"acme"}""", "The change 'quota' of the tenant 'acme' has the unknown phase '1'.")]
    [InlineData("acme", "LowerQuota", """{"organizationId":"acme"}},{"desired":{"organizationId":"acme"}""", "The tenant 'acme' is in the list of tenants twice.")]
    [InlineData("acme", "LowerQuota", """{"organizationId":"acme","quota":"much"}""", "The desired state of the tenant 'acme' is invalid: $.quota: ")]
    [InlineData("acme", "LowerQuota", """{"organizationId":"acme"}""", "Its createdAt 'yesterday' isn't a date and time.", "yesterday")]
    [InlineData("acme", "LowerQuota", """{"organizationId":"acme"}""", "Its createdAt '2026-02-30T00:00:00Z' isn't a date and time.", "2026-02-30T00:00:00Z")]
    public void Fault_of_a_change_set_names_its_member(string organizationId, string phase, string desired, string? fault, string createdAt = "2026-11-15T12:00:00Z")
    {
        var graph = (IReadOnlyDictionary<string, object?>)Local.Json.Parse($$$"""
            {
              "createdAt": "{{{createdAt}}}", "endpoint": "https://api.example.com/", "providerId": "partner", "mode": "Named",
              "changes": [{"organizationId":"{{{organizationId}}}","path":"quota","phase":"{{{phase}}}","operation":null,"command":null,"before":9,"after":5}],
              "tenant": [{"desired":{{{desired}}}}]
            }
            """)!;

        var exception = Record.Exception(() => ChangeSetGraph.Read(graph));

        if (fault is null)
        {
            Assert.Null(exception);
        }
        else
        {
            Assert.StartsWith(fault, Assert.IsType<FormatException>(exception).Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string? ErrorOf(Action action) => (Record.Exception(action) as TigrisArgumentException)?.ErrorId;

    private ChangeSet RoundTrip(ChangeSet set)
    {
        var path = _folder.PathOf("changes.json");
        using (var file = ChangeSetFile.Prepare(Local.Services, path))
        {
            ChangeSetFile.Write(file, set, Local.Json);
        }

        Assert.True(File.Exists(path));
        return ChangeSetFile.Read(new StateServices(Local.Services, () => Local.Schemas), path, path);
    }
}
