using System;
using System.Linq;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Computes the published examples of other storage services, for usage given as shares and as levels.</summary>
public sealed class PublishedPriceTests
{
    // Amazon S3 Standard: 50 TB, the next 450 TB, and more. A TB has 1,024 GB.
    private const string S3 = """ "tiers":[{"startingAfter":0,"price":0.023},{"startingAfter":51200,"price":0.022},{"startingAfter":512000,"price":0.021}] """;

    // Cloudflare R2: 10 GB-months are free, and a started GB-month counts as one.
    private const string R2 = """ "free":10,"rounding":{"quantity":{"mode":"up"}},"price":0.015 """;

    // Backblaze B2: 10 GB are free, and a TB of 1,000 GB costs $6 for 30 days.
    private const string B2 = """ "free":10,"price":0.006 """;

    // Wasabi: a TB of 1,024 GB costs $6.99, and at least one TB is billed.
    private const string Wasabi = """ "minimum":6.99,"price":0.006826171875 """;

    [Theory]
    [InlineData(S3, "2026-03", 100, 15, 102_400, 52_900, 1215.00)]
    [InlineData(S3, "2026-03", 51_200, 31, 0, 51_200, 1177.60)]
    [InlineData(S3, "2026-06", 512_000, 30, 0, 512_000, 11_315.20)]
    [InlineData(S3, "2026-06", 1_024_000, 30, 0, 1_024_000, 22_067.20)]
    [InlineData(R2, "2026-06", 1000, 30, 0, 1000, 14.85)]
    [InlineData(R2, "2026-06", 10, 30, 0, 10, 0)]
    [InlineData(R2, "2026-06", 10.1, 30, 0, 11, 0.02)]
    [InlineData(R2, "2026-07", 1, 5, 3, 3, 0)]
    [InlineData(B2, "2026-06", 10, 30, 0, 10, 0)]
    [InlineData(B2, "2026-06", 500, 30, 0, 500, 2.94)]
    [InlineData(B2, "2026-02", 1010, 28, 0, 1010, 6.00)]
    [InlineData(Wasabi, "2026-06", 100, 30, 0, 100, 6.99)]
    [InlineData(Wasabi, "2026-06", 1024, 30, 0, 1024, 6.99)]
    [InlineData(Wasabi, "2026-06", 2048, 30, 0, 2048, 13.98)]
    [InlineData(Wasabi, "2026-06", 0, 30, 0, 0, 0)]
    public void Storage_costs_the_published_amount(string prices, string month, double first, int days, double then, double billed, double amount)
    {
        var length = (int)(Month.StartOf(month).AddMonths(1) - Month.StartOf(month)).TotalDays;
        double Level(int day) => day < days ? first : then;

        var levels = Rate(Book("{\"name\":\"Storage*\",\"values\":\"level\"," + prices + "}"), Input(month, Daily(Storage, GibMonth, month, day => (decimal)Level(day))));
        var shares = Rate(Book("{\"name\":\"Storage*\"," + prices + "}"), Input(month, Daily(Storage, GibMonth, month, day => (decimal)(Level(day) / length))));

        Assert.All([levels, shares], statement =>
        {
            Assert.Equal((decimal)amount, statement.Total);
            Assert.Equal((decimal)billed, Math.Round(statement.Lines.Sum(line => line.Quantity ?? 0), 6));
        });
    }

    [Theory]
    [InlineData(100_000, 300_000_000, 104.40)]
    [InlineData(1_000_000, 10_000_000, 0)]
    [InlineData(2_000_000, 10_000_000, 4.50)]
    [InlineData(3_000_000, 20_000_000, 12.60)]
    public void Requests_beyond_the_free_ones_cost_the_published_amount(int writes, int reads, double amount)
    {
        var book = Book($$"""{"name":"{{ClassA}}","free":1000000,"price":0.0000045},{"name":"{{ClassB}}","free":10000000,"price":0.00000036}""");

        var statement = Rate(book, Input(
            "2026-06",
            Daily(ClassA, "Number of Requests", "2026-06", day => day == 0 ? writes : 0),
            Daily(ClassB, "Number of Requests", "2026-06", _ => reads / 30m)));

        Assert.Equal((decimal)amount, statement.Total);
    }
}
