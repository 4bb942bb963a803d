using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The figures that docs/performance.md shows were measured, and keep what the page promises.</summary>
public sealed class PerformanceTests
{
    private static readonly JsonNode Figures = JsonNode.Parse(File.ReadAllText(Repository.File("docs", "performance.json")))!;

    [Invariant("documentation")]
    [Theory]
    [InlineData(20, 32, 0.9)]
    [InlineData(100, 128, 0.9)]
    [InlineData(0, 32, 0.5)]
    public void A_bulk_command_is_as_fast_as_is_promised_against_bare_HTTP(int delay, int inFlight, double least) =>
        Assert.True(PerSecond("command", delay, inFlight) >= least * PerSecond("bare", delay, inFlight));

    [Invariant("documentation")]
    [Fact]
    public void Its_processor_time_is_at_most_twice_that_of_bare_HTTP() =>
        Assert.True(Call("command", 20, 32, "cpuMicroseconds") <= 2 * Call("bare", 20, 32, "cpuMicroseconds"));

    [Invariant("documentation")]
    [Fact]
    public void It_is_worth_more_than_a_script()
    {
        Assert.True(PerSecond("command", 20, 32) >= 3 * PerSecond("parallel", 20, 32));
        Assert.True(PerSecond("command", 20, 32) >= 25 * PerSecond("sequential", 20, 1));
    }

    [Invariant("documentation")]
    [Fact]
    public void A_session_waits_no_longer_than_is_promised()
    {
        Assert.True(Loading("import, the session's first") <= 3 * Loading("the same, of an empty module"));
        Assert.True(Loading("import, warm") <= 50);
        Assert.True(Loading("first call") <= 150);
    }

    [Invariant("documentation")]
    [Fact]
    public void A_listing_of_a_million_takes_no_more_memory_than_is_promised() =>
        Assert.True(Peak(1_000_000) - Peak(10_000) <= 40);

    private static double PerSecond(string caller, int delay, int inFlight) => Call(caller, delay, inFlight, "perSecond");

    private static double Call(string caller, int delay, int inFlight, string figure) => (double)Figures["calls"]!.AsArray().Single(call =>
        (string?)call!["caller"] == caller && (int?)call["delay"] == delay && (int?)call["inFlight"] == inFlight)![figure]!;

    private static double Loading(string name) => (double)Figures["loading"]!.AsArray().Single(one => (string?)one!["name"] == name)!["median"]!;

    private static double Peak(int count) => (double)Figures["scale"]!.AsArray().Single(one =>
        (string?)one!["work"] == "listing" && (int?)one["count"] == count)!["peakMegabytes"]!;
}
