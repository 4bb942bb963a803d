using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Organizations;

/// <summary>Adds up the storage of organizations.</summary>
public sealed class MeasureTests : EmulatorTest
{
    private const string Acme = "New-TigrisBucket acme acme-a -OrganizationName Acme -Quota 1000; New-TigrisBucket acme acme-b";

    [Fact]
    public void Buckets_are_added_up_and_compared_with_the_quota()
    {
        Run(Acme).ThrowIfFailed();
        Server.SetBucketContents("acme", "acme-a", size: 700, objectCount: 7);
        Server.SetBucketContents("acme", "acme-b", size: 125, objectCount: 2);

        var measure = Assert.Single(Run("Measure-TigrisOrganization acme").ThrowIfFailed().Output);

        Assert.Equal("Tigris.OrganizationMeasure", measure.BaseObject.GetType().FullName);
        Assert.Equal(
            ["acme", "Acme", true, 2L, 9L, 825L, 1000L, 82.5m, false, 0L, 0L],
            Names.Select(name => measure.Properties[name].Value));
    }

    [Fact]
    public void An_exceeded_quota_is_visible_in_property_and_view()
    {
        Run(Acme).ThrowIfFailed();
        Server.SetBucketContents("acme", "acme-a", size: 1_123, objectCount: 1);

        var outcome = Run("$measure = Measure-TigrisOrganization acme; $measure; $measure | Out-Default").ThrowIfFailed();

        Assert.Equal(true, Assert.Single(outcome.Values("OverQuota")));
        Assert.Equal(112.3m, Assert.Single(outcome.Values("QuotaUsedPercent")));
        Assert.Contains("112.3 % over", Engine.Screen.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Quota 0")]
    public void Without_a_quota_there_is_no_percentage(string quota)
    {
        Run($"New-TigrisBucket acme acme-a -OrganizationName Acme {quota}").ThrowIfFailed();
        Server.SetBucketContents("acme", "acme-a", size: 5, objectCount: 1);

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal(5L, Assert.Single(outcome.Values("Bytes")));
        Assert.Null(Assert.Single(outcome.Values("QuotaUsedPercent")));
        Assert.Equal(false, Assert.Single(outcome.Values("OverQuota")));
    }

    [Fact]
    public void An_organization_without_buckets_stores_0_bytes()
    {
        Run("New-TigrisOrganization acme Acme -Quota 100").ThrowIfFailed();

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal([0L, 0L, 0L, 0m], new[] { "Buckets", "Objects", "Bytes", "QuotaUsedPercent" }.Select(name => outcome.Values(name).Single()));
    }

    [Invariant("exact-response")]
    [Fact]
    public void A_missing_size_is_unknown_and_not_zero()
    {
        AnswerBuckets("""{"name":"a","size":600,"object_count":3},{"name":"b","object_count":1},{"name":"c","size":null,"object_count":-1}""");

        var outcome = Run("$measure = Measure-TigrisOrganization acme; $measure; $measure | Out-Default").ThrowIfFailed();

        Assert.Equal(
            [3L, 4L, 600L, 1L, 2L, 60m],
            new[] { "Buckets", "Objects", "Bytes", "UncountedBuckets", "UnsizedBuckets", "QuotaUsedPercent" }.Select(name => outcome.Values(name).Single()));
        var view = Engine.Screen.TakeText();
        Assert.Contains(">= 4 ", view, StringComparison.Ordinal);
        Assert.Contains(">= 600 B", view, StringComparison.Ordinal);
        Assert.Contains(">= 60 %", view, StringComparison.Ordinal);
    }

    [Invariant("exact-response")]
    [Fact]
    public void A_sum_of_unknown_sizes_is_null()
    {
        AnswerBuckets("""{"name":"a"},{"name":"b"}""");

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal(2L, Assert.Single(outcome.Values("Buckets")));
        Assert.All(new[] { "Objects", "Bytes", "QuotaUsedPercent" }, name => Assert.Null(Assert.Single(outcome.Values(name))));
    }

    [Fact]
    public void A_sum_beyond_the_largest_number_is_the_largest_number()
    {
        AnswerBuckets($$"""{"name":"a","size":{{long.MaxValue}},"object_count":{{long.MaxValue}}},{"name":"b","size":1,"object_count":1}""");

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal([long.MaxValue, long.MaxValue], [.. outcome.Values("Bytes"), .. outcome.Values("Objects")]);
        Engine.Set("measure", outcome.Output.Single());
        Run("$measure | Out-Default").ThrowIfFailed();
        Assert.Contains("8 EiB", Engine.Screen.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_that_is_listed_twice_counts_once()
    {
        AnswerBuckets("""{"name":"a","size":5,"object_count":2},{"name":"a","size":5,"object_count":2},{"name":"A","size":1,"object_count":1}""");

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal([2L, 6L, 3L], [.. outcome.Values("Buckets"), .. outcome.Values("Bytes"), .. outcome.Values("Objects")]);
    }

    [Fact]
    public void All_pages_of_buckets_count()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        var page = 0;
        Server.Faults.Hook = request => request.RawTarget.Contains("/buckets", StringComparison.Ordinal)
            ? FaultAction.Answer(200, body: string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"buckets":[{"name":"b{{++page}}","size":{{page}},"object_count":1}],"next_continuation_token":"{{(page < 100 ? "t" + page : "")}}"}"""))
            : null;

        var outcome = Run("Measure-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal(100L, Assert.Single(outcome.Values("Buckets")));
        Assert.Equal(5_050L, Assert.Single(outcome.Values("Bytes")));
    }

    [Fact]
    public void A_listing_with_a_repeated_token_is_an_error()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Server.Faults.Hook = request => request.RawTarget.Contains("/buckets", StringComparison.Ordinal)
            ? FaultAction.Answer(200, body: """{"buckets":[{"name":"b"}],"next_continuation_token":"again"}""")
            : null;

        Assert.Equal("PagingLoop", Run("Measure-TigrisOrganization acme").ErrorId);
    }

    [Fact]
    public void Output_is_in_input_order_and_a_missing_organization_is_one_error()
    {
        Server.SeedOrganizations(40, number => ($"t{number:D2}", "x"));
        var ids = Enumerable.Range(0, 40).Select(number => $"t{39 - number:D2}").ToArray();
        Server.Faults.Latency = TimeSpan.FromMilliseconds(20);
        Engine.Set("ids", ids.Take(20).Append("missing").Concat(ids.Skip(20)).ToArray());

        var outcome = Run("$ids | Measure-TigrisOrganization -ThrottleLimit 16");

        Assert.Equal(ids, outcome.Texts("OrganizationId"));
        Assert.Equal("NotFound", outcome.ErrorId);
        Assert.Equal("missing", outcome.Error.TargetObject);
        Assert.InRange(Server.Requests.MaxInFlight, 2, 16);
    }

    [Fact]
    public void A_wildcard_measures_deactivated_organizations_too()
    {
        Run("'a1','a2','b' | ForEach-Object { New-TigrisOrganization $_ $_ }; Disable-TigrisOrganization a2 -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["a1", "a2"], Run("Measure-TigrisOrganization a*").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["a1", "b"], Run("Get-TigrisOrganization | Measure-TigrisOrganization").ThrowIfFailed().Texts("OrganizationId"));
    }

    private static readonly string[] Names =
    [
        "OrganizationId", "OrganizationName", "Active", "Buckets", "Objects", "Bytes", "Quota", "QuotaUsedPercent", "OverQuota", "UncountedBuckets", "UnsizedBuckets",
    ];

    private void AnswerBuckets(string buckets)
    {
        Run("New-TigrisOrganization acme Acme -Quota 1000").ThrowIfFailed();
        Server.Faults.Hook = request => request.RawTarget.Contains("/buckets", StringComparison.Ordinal)
            ? FaultAction.Answer(200, body: $$"""{"buckets":[{{buckets}}]}""")
            : null;
    }
}
