using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Compares the measured figures with the limits that docs/performance.md documents.</summary>
public sealed class PerformanceTests
{
    private static readonly JsonNode Figures = JsonNode.Parse(File.ReadAllText(Repository.File("docs", "performance.json")))!;

    [Invariant("documentation")]
    [Theory]
    [InlineData(20, 32, 0.9)]
    [InlineData(100, 128, 0.9)]
    [InlineData(0, 32, 0.5)]
    public void A_bulk_command_reaches_the_documented_share_of_bare_HTTP_throughput(int delay, int inFlight, double least) =>
        Assert.True(PerSecond("command", delay, inFlight) >= least * PerSecond("bare", delay, inFlight));

    [Invariant("documentation")]
    [Fact]
    public void Processor_time_is_at_most_twice_that_of_bare_HTTP() =>
        Assert.True(Call("command", 20, 32, "cpuMicroseconds") <= 2 * Call("bare", 20, 32, "cpuMicroseconds"));

    [Invariant("documentation")]
    [Fact]
    public void A_bulk_command_is_faster_than_a_script()
    {
        Assert.True(PerSecond("command", 20, 32) >= 3 * PerSecond("parallel", 20, 32));
        Assert.True(PerSecond("command", 20, 32) >= 25 * PerSecond("sequential", 20, 1));
    }

    [Invariant("documentation")]
    [Fact]
    public void Import_and_first_call_take_at_most_the_documented_time()
    {
        Assert.True(Loading("import, the session's first") <= 3 * Loading("the same, of an empty module"));
        Assert.True(Loading("import, warm") <= 50);
        Assert.True(Loading("first call") <= 150);
    }

    [Invariant("documentation")]
    [Fact]
    public void A_listing_of_a_million_takes_at_most_the_documented_memory() =>
        Assert.True(Peak(1_000_000) - Peak(10_000) <= 40);

    [Invariant("documentation")]
    [Fact]
    public void Statements_take_at_most_the_documented_time_and_memory()
    {
        Assert.Equal(10_000 * 12 * 31, (int)Figures["rating"]!["values"]!);
        Assert.True((double)Figures["rating"]!["seconds"]! <= 5);
        Assert.True((double)Figures["rating"]!["peakMegabytes"]! <= 200);
    }

    [Invariant("documentation")]
    [Fact]
    public void Comparison_of_many_tenants_takes_at_most_the_documented_time_and_memory()
    {
        var (few, many) = (Drift(100), Drift(10_000));
        Assert.True((double)many["ratio"]! <= 1.3);
        Assert.True((double)many["peakMegabytes"]! - (double)few["peakMegabytes"]! <= 60);
    }

    private static JsonNode Drift(int tenants) => Figures["drift"]!.AsArray().Single(one => (int?)one!["tenants"] == tenants)!;

    private static double PerSecond(string caller, int delay, int inFlight) => Call(caller, delay, inFlight, "perSecond");

    private static double Call(string caller, int delay, int inFlight, string figure) => (double)Figures["calls"]!.AsArray().Single(call =>
        (string?)call!["caller"] == caller && (int?)call["delay"] == delay && (int?)call["inFlight"] == inFlight)![figure]!;

    private static double Loading(string name) => (double)Figures["loading"]!.AsArray().Single(one => (string?)one!["name"] == name)!["median"]!;

    private static double Peak(int count) => (double)Figures["scale"]!.AsArray().Single(one =>
        (string?)one!["work"] == "listing" && (int?)one["count"] == count)!["peakMegabytes"]!;
}
