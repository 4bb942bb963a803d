using System;
using System.IO;

namespace Tigris.Emulator.Tests;

public sealed class FaultTextTests
{
    [Theory]
    [InlineData("503")]
    [InlineData("503:5%")]
    [InlineData("429=30s")]
    [InlineData("429=date+30s:0.5%")]
    [InlineData("504-after")]
    [InlineData("503-after=2s")]
    [InlineData("latency=200ms")]
    [InlineData("refuse=1s:x1")]
    [InlineData("reset:2%:x3:CreateAccessKey")]
    [InlineData("reset-after:POST")]
    [InlineData("lost:x1:CreateAccessKey:/orgs/acme:b/key")]
    [InlineData("hang")]
    [InlineData("hang-after:DELETE")]
    [InlineData("slow-body=90s")]
    [InlineData("truncated-body")]
    [InlineData("oversized-body=100MB")]
    [InlineData("html=502")]
    [InlineData("content-type=text/plain; charset=utf-8")]
    [InlineData("clock-skew=-10m")]
    [InlineData("stale=1500ms:GET")]
    public void A_fault_is_formatted_as_it_is_parsed(string text) => Assert.Equal(text, Fault.Parse(text).ToString());

    [Theory]
    [InlineData("html", "html=200")]
    [InlineData("latency", "latency=200ms")]
    [InlineData("oversized-body=1024KB", "oversized-body=1MB")]
    [InlineData("slow-body=120s", "slow-body=2m")]
    [InlineData("clock-skew=+1d", "clock-skew=1d")]
    [InlineData("503:GET:x2:100%:Tigris_GetUsage", "503:x2:GetUsage:GET")]
    public void Omitted_parts_have_defaults_and_the_order_is_free(string text, string same) =>
        Assert.Equal(same, Fault.Parse(text).ToString());

    [Fact]
    public void The_page_lists_every_kind()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "emulator.md"));
        foreach (var name in FaultKinds.Names.Split(", ")) Assert.Contains($"`{name}`", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not a kind of fault")]
    [InlineData("explode", "The kinds are a status (503, or 503-after), latency, refuse,")]
    [InlineData("700", "is not a status")]
    [InlineData("5e2", "is not a status")]
    [InlineData("503=soon", "'soon' is not a duration")]
    [InlineData("latency=5", "'5' is not a duration")]
    [InlineData("latency=-5s", "'-5s' is not a duration")]
    [InlineData("latency=31d", "is not a duration")]
    [InlineData("clock-skew=2147483647d", "is not a difference")]
    [InlineData("oversized-body=100", "is not a size")]
    [InlineData("lost=5s", "lost can't have a value")]
    [InlineData("503:0%", "is not a percentage")]
    [InlineData("503:101%", "is not a percentage")]
    [InlineData("503:x0", "'x0' is not a percentage (5%), a count (x3)")]
    [InlineData("503:orgs/acme", "a part of the path (/orgs/acme)")]
    public void An_invalid_fault_is_refused_with_a_message(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => Fault.Parse(text)).Message, StringComparison.Ordinal);
}
