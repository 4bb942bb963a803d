using System;
using System.Globalization;
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

    // Cloudflare R2 bills each started million, and Azure each started 10,000.
    [Theory]
    [InlineData(ClassA, 1_000_000, 1_000_000, 0.0000045, 1_000_000, 0)]
    [InlineData(ClassA, 1_000_000, 1_000_000, 0.0000045, 1_000_001, 4.50)]
    [InlineData(ClassA, 1_000_000, 1_000_000, 0.0000045, 2_000_001, 9.00)]
    [InlineData(ClassB, 10_000_000, 1_000_000, 0.00000036, 10_000_001, 0.36)]
    [InlineData(ClassA, 0, 10_000, 0.0000055, 382_695, 2.15)]
    [InlineData(ClassA, 0, 10_000, 0.0000055, 390_000, 2.15)]
    [InlineData(ClassA, 0, 1_000, 0.000005, 0, 0)]
    public void Started_blocks_of_requests_cost_a_whole_block(string metric, int free, int block, double price, int requests, double amount)
    {
        var book = Book($$"""{"name":"*","free":{{free}},"price":{{(decimal)price}},"rounding":{"quantity":{"mode":"up","multiple":{{block}} } } }""");

        Assert.Equal((decimal)amount, Rate(book, Input("2026-06", Daily(metric, "Number of Requests", "2026-06", day => day == 0 ? requests : 0))).Total);
    }

    // DigitalOcean Spaces: $5 include 250 GiB and 1 TiB of transfer. The other plans are invented, in currencies without and with three decimals.
    [Theory]
    [InlineData("USD", """ "baseFee":5 """, 250, 0.02, 1024, 0.01, "5.26 3.00 5 = 13.26")]
    [InlineData("JPY", """ "discountPercent":7.5,"minimum":1000 """, 0, 3.3, 0, 0.00077, "1 1320 -99 = 1222")]
    [InlineData("JPY", """ "discountPercent":7.5,"minimum":1500 """, 0, 3.3, 0, 0.00077, "1 1320 -99 278 = 1500")]
    [InlineData("KWD", """ "discountPercent":7.5,"baseFee":1.5 """, 0, 0.0061, 0, 0.0000016, "0.002 2.440 1.5 -0.183 = 3.759")]
    public void Plans_round_to_the_smallest_unit_of_the_currency(
        string currency, string plan, double freeStorage, double storage, double freeTransfer, double transfer, string expected)
    {
        var book = Book(
            $$"""
            {"name":"Storage*","values":"level","free":{{(decimal)freeStorage}},"price":{{(decimal)storage}} },
            {"name":"Data*","free":{{(decimal)freeTransfer}},"price":{{(decimal)transfer}} }
            """,
            $$"""{"name":"p","organizations":["*"],{{plan}} }""",
            currency);

        var statement = Rate(book, Input("2026-03", Daily(Storage, "GiB", "2026-03", _ => 400), Daily("Data transfer Out", "GiB", "2026-03", _ => 50)));

        var amounts = statement.Lines.Where(line => line.Kind != StatementLineKind.FreeAllowance).Select(line => line.Amount.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(' ', amounts) + " = " + statement.Total.ToString(CultureInfo.InvariantCulture));
    }

    // The prices of a TB or of a GB of 1,000,000,000 bytes for a usage in GiB.
    [Theory]
    [InlineData("0.005368709120", "", 1000, 5.37)]
    [InlineData("0.0000075", "", 1000, 0.01)]
    [InlineData("0.00985", """ ,"rounding":{"amount":{"mode":"halfUp","multiple":0.05}} """, 123, 1.20)]
    [InlineData("0.00985", """ ,"rounding":{"amount":{"mode":"up","multiple":0.05}} """, 123, 1.25)]
    [InlineData("0.01", """ ,"rounding":{"amount":{"mode":"halfEven","multiple":0.05}} """, 122.5, 1.20)]
    public void Prices_of_other_units_and_steps_of_cash_are_exact(string price, string rounding, double gib, double amount) =>
        Assert.Equal(
            (decimal)amount,
            Rate(Book($$"""{"name":"*","values":"level","price":{{price}}{{rounding}} }""", currency: "CHF"), Input("2026-06", Daily(Storage, "GiB", "2026-06", _ => (decimal)gib))).Total);
}
