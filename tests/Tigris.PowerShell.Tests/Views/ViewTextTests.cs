using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell.Tests.Views;

/// <summary>Checks the texts of cells.</summary>
public sealed class ViewTextTests(ViewTextTests.Session session) : IClassFixture<ViewTextTests.Session>
{
    private readonly Engine _engine = session.Engine;

    [Theory]
    [InlineData("Size(0)", "0 B")]
    [InlineData("Size(1023)", "1023 B")]
    [InlineData("Size(1536MB)", "1.5 GiB")]
    [InlineData("Size(1GB - 1)", "1 GiB")]
    [InlineData("Size([long]::MaxValue)", "8 EiB")]
    [InlineData("Size($null)", "")]
    [InlineData("ExactSize(2KB)", "2 KiB (2048 bytes)")]
    [InlineData("Quota(0)", "no limit")]
    [InlineData("Number(1234567.891)", "1,234,567.891")]
    [InlineData("Amount(1234.567, 'GiB-Month')", "1,234.57 GiB-Month")]
    [InlineData("Amount(1234567, 'Number of Requests')", "1,234,567")]
    [InlineData("Money(-1234.5)", "-$1,234.50")]
    [InlineData("Price(0.0000005)", "$0.0000005")]
    [InlineData("Day([DateTimeOffset]'2026-11-01T01:00:00+02:00')", "2026-10-31")]
    [InlineData("Bound([DateTimeOffset]'2026-11-01T00:00:00Z')", "2026-11-01")]
    [InlineData("Bound([DateTimeOffset]'2026-11-01T06:30:00Z')", "2026-11-01 06:30Z")]
    [InlineData("Skew([timespan]'-00:00:02')", "2 s (the server is behind)")]
    [InlineData("List(@('a', 'b'))", "a, b")]
    public void A_cell_has_the_text(string call, string expected) =>
        Assert.Equal(expected, _engine.Run($"[string][Tigris.PowerShell.ViewText]::{call}").ThrowIfFailed().Output.Single().ToString());

    [Theory]
    [InlineData("Status('DRAFT')", "33;1m")]
    [InlineData("Status('PAST_DUE')", "31;1m")]
    [InlineData("Status('SOMETHING_NEW')", "33;1m")]
    [InlineData("Status('FINALIZED')", null)]
    [InlineData("State($false, 'Active', 'Inactive', $false)", "33;1m")]
    [InlineData("State($true, 'Active', 'Inactive', $false)", null)]
    public void A_notable_value_has_the_colour_of_the_session(string call, string? colour)
    {
        var text = _engine.Run($"[Tigris.PowerShell.ViewText]::{call}").ThrowIfFailed().Output.Single().ToString();

        Assert.Equal(colour is not null, text.StartsWith($"\u001b[{colour}", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0,0,0", "▁▁▁")]
    [InlineData("0,1,100", "▁▂█")]
    [InlineData("5", "█")]
    [InlineData("", "")]
    public void A_trend_rises_from_nothing_to_the_peak(string values, string expected) => Assert.Equal(expected, Trend(values));

    [Fact]
    public void A_trend_of_many_values_keeps_its_width_and_its_peak()
    {
        var trend = Trend(string.Join(',', Enumerable.Range(0, 365).Select(day => (day == 200 ? 1000 : 1).ToString(CultureInfo.InvariantCulture))));

        Assert.Equal(31, trend.Length);
        Assert.Equal(1, trend.Count(level => level == '█'));
    }

    private string Trend(string values) => _engine.Run($$"""
        $records = [Tigris.UsageRecord[]]@(@({{values}}) | ForEach-Object { [Tigris.UsageRecord]@{ Value = $_ } })
        [Tigris.PowerShell.UsageText]::Trend($records)
        """).ThrowIfFailed().Output.Single().ToString();

    public sealed class Session : System.IDisposable
    {
        internal Engine Engine { get; } = new();

        public void Dispose() => Engine.Dispose();
    }
}
