using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Opens reports and statements in a headless Chromium. Only <c>.ci/full.d/80-browser</c> runs them.</summary>
[Trait("Browser", "chromium")]
public sealed partial class BrowserTests
{
    private const int MaximumLoad = 2000;
    private const string Hostile = "<script>window.hacked=1</script>";

    [Fact(Explicit = true)]
    public async Task A_report_of_5000_tenants_draws_its_charts_within_two_seconds_and_requests_nothing()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium isn't installed.");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("report.html");
        await File.WriteAllTextAsync(path, Report(5000), TestContext.Current.CancellationToken);
        await using var browser = await Chromium.StartAsync();
        await browser.ResizeAsync(1280, 900);

        await browser.OpenAsync(new Uri(path).AbsoluteUri);

        Assert.Equal("3", (await browser.EvaluateAsync("document.documentElement.dataset.charts")).GetString());
        foreach (var chart in new[] { "money", "storage", "top" })
        {
            var colors = (await browser.EvaluateAsync(Colors(chart))).GetInt32();
            Assert.True(colors > 4, $"The chart {chart} has {colors} colors.");
        }

        Assert.Equal("undefined", (await browser.EvaluateAsync("typeof window.hacked")).GetString());
        Assert.Equal(5001, (await browser.EvaluateAsync("document.querySelectorAll('.tenants tbody tr').length")).GetInt32());
        Assert.Empty(browser.Errors);
        Assert.All(browser.Requests, request => Assert.True(request == new Uri(path).AbsoluteUri || request.StartsWith("data:", StringComparison.Ordinal), request));
        var load = (await browser.EvaluateAsync("performance.getEntriesByType('navigation')[0].loadEventEnd")).GetDouble();
        TestContext.Current.TestOutputHelper?.WriteLine($"5,000 tenants: {new FileInfo(path).Length / 1024} KiB, loaded in {load:0} ms.");
        Assert.InRange(load, 1, MaximumLoad);
        await browser.ResizeAsync(1280, 1500);
        await SaveAsync("report-light.png", await browser.PictureAsync());
    }

    [Fact(Explicit = true)]
    public async Task A_report_follows_the_scheme_and_prints_pages_on_white()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium isn't installed.");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("report.html");
        await File.WriteAllTextAsync(path, Report(120), TestContext.Current.CancellationToken);
        await using var browser = await Chromium.StartAsync();
        await browser.ResizeAsync(1280, 1500);
        await browser.OpenAsync(new Uri(path).AbsoluteUri);
        var light = (await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString();

        var bars = (await browser.EvaluateAsync(Commonest("money"))).GetInt32();
        await browser.ChooseSchemeAsync("dark");
        await browser.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var dark = (await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString();
        var darkBars = (await browser.EvaluateAsync(Commonest("money"))).GetInt32();
        await SaveAsync("report-dark.png", await browser.PictureAsync());
        var pdf = await browser.PrintAsync();
        await SaveAsync("report.pdf", pdf);
        await browser.ShowAsPrintedAsync();
        await SaveAsync("report-print.png", await browser.PictureAsync());

        Assert.NotEqual(light, dark);
        Assert.NotEqual(bars, darkBars);
        Assert.InRange(Page().Count(Encoding.Latin1.GetString(pdf)), 3, 40);
        Assert.Empty(browser.Errors);
    }

    [Fact(Explicit = true)]
    public async Task A_statement_opens_and_prints_without_errors()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium isn't installed.");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("statement.html");
        await File.WriteAllTextAsync(path, Statement(), TestContext.Current.CancellationToken);
        await using var browser = await Chromium.StartAsync();
        await browser.ResizeAsync(1000, 900);

        await browser.OpenAsync(new Uri(path).AbsoluteUri);

        Assert.True((await browser.EvaluateAsync("document.querySelector('.bar span').getBoundingClientRect().width")).GetDouble() > 20);
        Assert.Equal("undefined", (await browser.EvaluateAsync("typeof window.hacked")).GetString());
        Assert.Equal([new Uri(path).AbsoluteUri], browser.Requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal)));
        var pdf = await browser.PrintAsync();
        Assert.InRange(Page().Count(Encoding.Latin1.GetString(pdf)), 1, 3);
        await SaveAsync("statement-light.png", await browser.PictureAsync());
        await SaveAsync("statement.pdf", pdf);
        Assert.Empty(browser.Errors);
    }

    // The number of different colors that a chart shows.
    private static string Colors(string id) => $$"""
        (() => {
            const canvas = document.getElementById('{{id}}');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const colors = new Set();
            for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] > 0) colors.add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
            return colors.size;
        })()
        """;

    // The color that most of the drawn pixels of a chart have: that of its bars.
    private static string Commonest(string id) => $$"""
        (() => {
            const canvas = document.getElementById('{{id}}');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const counts = new Map();
            for (let i = 0; i < pixels.length; i += 4) {
                const color = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
                if (pixels[i + 3] === 255) counts.set(color, (counts.get(color) || 0) + 1);
            }
            return [...counts].sort((one, other) => other[1] - one[1])[0][0];
        })()
        """;

    private static string Report(int tenants)
    {
        var data = new ReportData("2026-10", null, null, new DateTimeOffset(2026, 11, 5, 9, 30, 0, TimeSpan.Zero));
        for (var month = 0; month < data.Months.Count; month++)
        {
            data.AddAccount(data.Months[month].Month, new Invoice { Total = 3200 + (month * 410) + (month % 3 * 130), Status = month == 11 ? "DRAFT" : "PAID" });
        }

        string[] classes = ["Standard", "Standard Infrequent Access", "Archive", "Archive Instant Retrieval"];
        for (var number = 0; number <= tenants; number++)
        {
            var size = 40_000m / (number + 3);
            data.Add(new ReportInput
            {
                Organization = new Organization
                {
                    OrganizationId = $"tenant-{1000 + number}",
                    OrganizationName = number == 1 ? Hostile : $"Customer {number} GmbH",
                    Active = number % 17 != 3,
                    Quota = number % 9 == 0 ? 1L << 40 : 0,
                },
                Usage = [.. classes.Select((name, index) => new UsageSummary
                {
                    Metric = "Storage used - " + name, Unit = "GiB-Month",
                    Values = [.. data.Months.Select((month, position) => new UsageRecord
                    {
                        StartingOn = Month.StartOf(month.Month), EndingBefore = Month.StartOf(month.Month).AddDays(1), Value = size * (position + 6) / (index + 2) / 10,
                    })],
                })],
                Invoices = new System.Collections.Generic.Dictionary<string, Invoice>
                {
                    ["2026-10"] = new Invoice { Total = Math.Round(size / 30, 2), Status = number % 40 == 5 ? "PAST_DUE" : number % 25 == 7 ? "DRAFT" : "FINALIZED" },
                },
                Measure = number % 9 == 0 ? new OrganizationMeasure { Quota = 1L << 40, Bytes = (1L << 40) / 100 * (70 + (number % 45)), Buckets = 1 } : null,
            });
        }

        return new ReportDocument(data, new PartnerIdentity { Name = "Contoso Cloud" }, Local.Json).Write();
    }

    private static string Statement() => StatementDocument.Write(
        new Statement
        {
            OrganizationId = "tenant-1008",
            OrganizationName = Hostile,
            Month = "2026-10",
            Plan = "Business",
            Currency = "EUR",
            Total = 143.61m,
            StartingOn = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
            EndingBefore = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            Lines =
            [
                new StatementLine { Kind = StatementLineKind.Usage, Description = "Storage used - Standard", Tier = "first", Quantity = 1000, Unit = "GiB-Month", Price = 0.024m, Amount = 24m },
                new StatementLine { Kind = StatementLineKind.Usage, Description = "Storage used - Standard", Tier = "above 1000", Quantity = 4210.75m, Unit = "GiB-Month", Price = 0.022m, Amount = 92.64m },
                new StatementLine { Kind = StatementLineKind.FreeAllowance, Description = "PUT, COPY, POST, LIST Requests, free allowance", Quantity = 10_000, Unit = "Number of Requests", Price = 0 },
                new StatementLine { Kind = StatementLineKind.Usage, Description = "PUT, COPY, POST, LIST Requests", Quantity = 1_393_421, Unit = "Number of Requests", Price = 0.000006m, Amount = 8.36m },
                new StatementLine { Kind = StatementLineKind.BaseFee, Description = "Base fee of the plan Business", Amount = 29 },
                new StatementLine { Kind = StatementLineKind.Discount, Description = "Discount of 5 %", Amount = -6.25m },
                new StatementLine { Kind = StatementLineKind.Credit, Description = "Credit", Amount = -4.14m },
            ],
        },
        new PartnerIdentity { Name = "Contoso Cloud", Introduction = "Thank you for storing your data with us.", Footer = "Contoso Cloud Ltd, 1 Harbour Street, billing@contoso.example" });

    private static async Task SaveAsync(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("TIGRIS_BROWSER_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("/Type\\s*/Page\\b")]
    private static partial Regex Page();
}
