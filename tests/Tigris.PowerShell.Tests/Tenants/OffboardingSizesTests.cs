using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Offboards tenants with unusual bucket listings, and reads the journal again.</summary>
public sealed class OffboardingSizesTests : TenantTest
{
    private string Journal => Path.Combine(Folder, "journal.jsonl");

    private string With => $"-JournalPath '{Journal}'";

    [Theory]
    [InlineData("""{"name":"acme-a","size":5},{"name":"acme-a","size":5}""", "1", "5")]
    [InlineData("""{"name":"acme-a","size":5},{"name":"acme-a","size":7},{"name":"acme-a"}""", "1", "7")]
    [InlineData("""{"name":"acme-a","size":9223372036854775807},{"name":"acme-b","size":9223372036854775807}""", "2", "9223372036854775807")]
    [InlineData("""{"name":"acme-a","size":9223372036854775807},{"name":"acme-b","size":-1},{"name":"acme-c","size":1}""", "3", "9223372036854775807")]
    [InlineData("""{"name":"acme-a","size":-5}""", "1", null)]
    [InlineData("""{"name":"acme-a"},{"name":"acme-b"}""", "2", null)]
    [InlineData("""{"name":"acme-a","size":1,"fork_info":{"parent_bucket":"acme-a"}}""", "1", "1")]
    public void Duplicates_collapse_and_sums_stop_at_the_largest_number(string buckets, string count, string? bytes)
    {
        Lists(buckets);

        Run($"Remove-TigrisTenant acme -WhatIf {With}").ThrowIfFailed();
        Assert.Contains($"buckets: {count}, size: ", Engine.Screen.TakeText(), StringComparison.Ordinal);
        var first = Offboard("acme", With);
        var second = Offboard("acme", With);

        Assert.Equal([count, count], [first("BucketsDeleted"), second("BucketsDeleted")]);
        Assert.Equal([bytes, bytes], [first("BytesDeleted"), second("BytesDeleted")]);
        var state = Run($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed();
        Assert.Equal(bytes, state.Texts("Bytes").Single());
        Assert.Equal(int.Parse(count, CultureInfo.InvariantCulture), ((string[])state.Values("Bucket").Single()!).Length);
        Assert.Equal(int.Parse(count, CultureInfo.InvariantCulture), Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void A_bucket_that_two_pages_list_is_deleted_once()
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        Server.Faults.Hook = request => request.OperationId switch
        {
            "Tigris_ListBuckets" when IsDeleted => FaultAction.Answer(200, body: """{"buckets":[]}"""),
            "Tigris_ListBuckets" => FaultAction.Answer(200, body: request.RawTarget.Contains("continuation_token", StringComparison.Ordinal)
                ? """{"buckets":[{"name":"acme-a","size":1}]}"""
                : """{"buckets":[{"name":"acme-a","size":1}],"next_continuation_token":"t"}"""),
            "Tigris_DeleteBucket" => FaultAction.Answer(200, body: "{}"),
            _ => null,
        };

        Assert.Equal("1", Offboard("acme")("BucketsDeleted"));
        Assert.Equal(1, Server.Requests.Count("DeleteBucket"));
    }

    private void Lists(string buckets)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        Server.Faults.Hook = request => request.OperationId switch
        {
            "Tigris_ListBuckets" => FaultAction.Answer(200, body: IsDeleted ? """{"buckets":[]}""" : $$"""{"buckets":[{{buckets}}]}"""),
            "Tigris_DeleteBucket" => FaultAction.Answer(200, body: "{}"),
            _ => null,
        };
    }

    private bool IsDeleted => Server.Requests.Count("DeleteBucket") > 0;
}
