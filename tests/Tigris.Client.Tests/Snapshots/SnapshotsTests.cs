using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Snapshots;

public sealed class SnapshotsTests
{
    [Fact]
    public async Task A_version_beyond_2_to_the_53rd_stays_exact()
    {
        using var lab = new Lab(Responses.Sample());

        var snapshot = await lab.Client.Snapshots.GetAsync("acme", "uploads", "1751631910196672425", CancellationToken.None);

        lab.SentExactly("GET", "/orgs/acme/buckets/uploads/snapshots/1751631910196672425", "");
        Assert.Equal(("acme", "uploads", "1751631910196672425"), (snapshot.OrganizationId, snapshot.BucketName, snapshot.SnapshotVersion));
        Assert.Equal("before the migration", snapshot.Description);
        Assert.Equal(new DateTimeOffset(2025, 7, 4, 12, 25, 10, TimeSpan.Zero).AddTicks(1966724), snapshot.CreatedAt);
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData("before", """{"description":"before"}""")]
    public async Task Creating_sends_a_description_if_there_is_one(string? description, string body)
    {
        using var lab = new Lab(Responses.Sample());

        var snapshot = await lab.Client.Snapshots.CreateAsync("acme", "uploads", description, CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/buckets/uploads/snapshots", body);
        Assert.Equal("1751631910196672425", snapshot.SnapshotVersion);
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"snapshots":[]}""", 0)]
    [InlineData($$"""{"snapshots":[{{Wire.SnapshotInfo.Sample}},{{Wire.SnapshotInfo.Sample}}]}""", 2)]
    public async Task All_snapshots_are_in_one_list(string answer, int count)
    {
        using var lab = new Lab(Responses.Json(answer));

        Assert.Equal(count, (await lab.Client.Snapshots.ListAsync("acme", "uploads", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_snapshot_without_a_version_is_an_error()
    {
        using var lab = new Lab(Responses.Json("""{"snapshot":{"description":"x"}}"""));

        await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => lab.Client.Snapshots.CreateAsync("acme", "uploads", null, CancellationToken.None));
    }
}
