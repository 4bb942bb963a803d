using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Organizations;

/// <summary>Divides all organizations among several machines.</summary>
public sealed class ShardTests : EmulatorTest
{
    // Computed with Python's hashlib. The values must not change, because other machines depend on them.
    [Invariant("shards")]
    [Theory]
    [InlineData("acme", 1)]
    [InlineData("Acme", 4)]
    [InlineData("tenant-0001", 12)]
    [InlineData("tenant-0002", 11)]
    [InlineData("tenant-0003", 6)]
    [InlineData("", 5)]
    [InlineData("bücher-漢字", 15)]
    [InlineData("a/b%2Fc", 11)]
    [InlineData("😀", 8)]
    [InlineData("cus_9s6XKzkNRiz8i3", 12)]
    public void The_shard_of_an_id_never_changes(string id, int number)
    {
        Engine.Set("id", id);

        Assert.Equal([number], Run("1..16 | Where-Object { ([Tigris.Shard]\"$_/16\").Contains($id) }").ThrowIfFailed().Output.Select(item => (int)item.BaseObject));
    }

    [Invariant("shards")]
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Each_organization_is_in_exactly_one_shard(int count)
    {
        Server.SeedOrganizations(500, number => ($"tenant-{number:D4}", "x"));

        var shards = Enumerable.Range(1, count).Select(number => Run($"Get-TigrisOrganization -Shard {number}/{count}").ThrowIfFailed().Texts("OrganizationId")).ToArray();

        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"tenant-{number:D4}"), shards.SelectMany(shard => shard).Order(StringComparer.Ordinal));
        // Even enough that all machines have a similar load.
        Assert.All(shards, shard => Assert.InRange(shard.Count, 500 / count / 2, 500 / count * 2));
    }

    [Fact]
    public void A_shard_combines_with_names_wildcards_and_deactivated_organizations()
    {
        Server.SeedOrganizations(60, number => ($"{(number % 2 == 0 ? "even" : "odd")}-{number:D2}", number < 30 ? "Low" : "High"));
        Run("Get-TigrisOrganization odd-* | Disable-TigrisOrganization -Confirm:$false").ThrowIfFailed();

        Assert.Equal(15, CountOfBoth("-Name Low"));
        Assert.Equal(30, CountOfBoth("even-*"));
        Assert.Equal(15, CountOfBoth("*-?? -Name High"));
        Assert.Equal(60, CountOfBoth("-IncludeInactive"));
        Assert.Equal(15, CountOfBoth("odd-* -Name High -IncludeInactive"));
    }

    [Fact]
    public void Named_organizations_of_another_shard_are_skipped_without_a_request()
    {
        Server.SeedOrganizations(20, number => ($"t{number:D2}", "x"));
        Engine.Set("ids", Enumerable.Range(0, 20).Select(number => $"t{number:D2}").Append("missing").ToArray());

        var halves = new[] { Run("$ids | Get-TigrisOrganization -Shard 1/2"), Run("$ids | Get-TigrisOrganization -Shard 2/2") };

        Assert.Equal(20, halves.Sum(half => half.Output.Count));
        Assert.Equal("missing", Assert.Single(halves.SelectMany(half => half.Errors)).TargetObject);
        Assert.Equal(21, Server.Requests.Count("GetOrganization"));
    }

    [Invariant("blank-never-all")]
    [Theory]
    [InlineData("3")]
    [InlineData("0/16")]
    [InlineData("17/16")]
    [InlineData("3/0")]
    [InlineData("-1/16")]
    [InlineData("3/16/2")]
    [InlineData("a/b")]
    [InlineData("1.5/16")]
    [InlineData("''")]
    [InlineData("/")]
    [InlineData("1/99999999999999999999")]
    [InlineData("(3/16)")]
    [InlineData("$null")]
    public void An_invalid_shard_is_an_error_that_shows_the_valid_form(string text)
    {
        var outcome = Run($"Get-TigrisOrganization -Shard {text}");

        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("3/16", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void The_text_of_a_shard_can_be_read_back()
    {
        var outcome = Run("$shard = [Tigris.Shard]' 3 / 16 '; \"$shard\"; $shard.Number; $shard.Count; Get-TigrisOrganization -Shard $shard").ThrowIfFailed();

        Assert.Equal(["3/16", "3", "16"], outcome.Output.Select(item => item.ToString()));
    }

    private int CountOfBoth(string arguments) =>
        Run($"Get-TigrisOrganization {arguments} -Shard 1/2; Get-TigrisOrganization {arguments} -Shard 2/2").ThrowIfFailed().Texts("OrganizationId").Distinct().Count();
}
