using System;
using System.Text.Json;
using Tigris.Client.Json;

namespace Tigris.Client.Tests.Json;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2021-09-01T12:00:00Z", "2021-09-01T12:00:00.0000000+00:00")]
    [InlineData("2021-09-01T12:00:00+02:00", "2021-09-01T10:00:00.0000000+00:00")]
    [InlineData("2021-09-01T12:00:00", "2021-09-01T12:00:00.0000000+00:00")]
    [InlineData("2025-07-04T12:25:10.196672425Z", "2025-07-04T12:25:10.1966724+00:00")]
    [InlineData("2021-09-01", "2021-09-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    public void A_time_is_read_as_UTC(string text, string expected) => Assert.Equal(expected, Read($"\"{text}\"")?.ToString("O"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void An_empty_time_is_null(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("1735689600")]
    public void An_invalid_time_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Theory]
    [InlineData("2026-11-01T00:00:00+00:00", "2026-11-01T00:00:00Z")]
    [InlineData("2026-11-01T01:00:00+01:00", "2026-11-01T00:00:00Z")]
    [InlineData("2026-11-01T00:00:00.5+00:00", "2026-11-01T00:00:00.5Z")]
    public void A_time_is_sent_in_UTC(string time, string expected) =>
        Assert.Equal(expected, UtcTimeConverter.Format(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    private static DateTimeOffset? Read(string json) =>
        JsonSerializer.Deserialize($$"""{"created_at":{{json}}}""", WireContext.Default.SnapshotInfo)!.CreatedAt;
}
