using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Computes reports and writes them as HTML.</summary>
public sealed partial class ReportDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_report_has_twelve_months_with_cost_and_storage()
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.AddAccount("2026-10", new Invoice { Total = 100, Status = "FINALIZED" });
        data.AddAccount("2026-09", new Invoice { Total = 80, Status = "PAID" });
        data.Add(Input("a", Usage("2026-10", 10), Usage("2026-09", 4)));
        data.Add(Input("b", Usage("2026-10", 5)));

        Assert.Equal(12, data.Months.Count);
        Assert.Equal(("2025-11", "2026-10"), (data.Months[0].Month, data.Current.Month));
        Assert.Equal((100m, 80m, null), (data.Current.Cost, data.Previous.Cost, data.Months[0].Cost));
        Assert.Equal((15m, 4m), (data.Current.Storage["Standard"], data.Previous.Storage["Standard"]));
        Assert.Equal((2, 1, 0), (data.Current.Tenants, data.Previous.Tenants, data.Months[0].Tenants));
        Assert.Null(data.Current.Revenue);
        Assert.Null(data.Current.Margin);
    }

    [Fact]
    public void Minimum_retention_is_not_storage()
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.Add(Input("a", Usage("2026-10", 3, "Storage used - Infrequent Access minimum retention (30 day min)"), Usage("2026-10", 2, "Data transfer Out")));

        Assert.Equal(0, data.Current.Storage.Values.Sum());
    }

    [Fact]
    public void A_report_shows_its_state()
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.AddAccount("2026-10", new Invoice { Total = 100, Status = "PAST_DUE" });
        data.AddAccount("2026-09", new Invoice { Total = 100, Status = "DRAFT" });
        data.AddFailure("broken");

        var html = Html(data);

        Assert.Contains("PAST_DUE", html, StringComparison.Ordinal);
        Assert.Contains("could not be read: broken", html, StringComparison.Ordinal);
        Assert.Contains("are not final, so their figures still change: 2026-09.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("]]>--></style>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("a\u2028b\u2029c\u0000\u0007\u001b\ud800d")]
    [InlineData("'\\u003c/script>")]
    [InlineData("\u202eevil\u2066")]
    public void No_name_of_an_organization_leaves_its_place(string name)
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.AddAccount("2026-10", new Invoice { Total = 1, Status = name });
        data.Add(new ReportInput
        {
            Organization = new Organization { OrganizationId = name, OrganizationName = name, Quota = 10 },
            Usage = [Usage("2026-10", 3, "Storage used - " + name)],
            Invoices = new Dictionary<string, Invoice> { ["2026-10"] = new Invoice { Total = 3, Status = name } },
            Measure = new OrganizationMeasure { Bytes = 9, Quota = 10 },
        });
        data.AddFailure(name);

        var html = Html(data, new PartnerIdentity { Name = name });

        // The three scripts of the document, and nothing else.
        Assert.Equal(3, StatementDocumentTests.Occurrences(html, "<script"));
        Assert.Equal(3, StatementDocumentTests.Occurrences(html, "</script"));
        Assert.Equal(1, StatementDocumentTests.Occurrences(html, "</style"));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        var json = Data().Match(html).Groups["json"].Value;
        Assert.DoesNotMatch("[<>&\u2028\u2029]", json);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal("2026-10", parsed.RootElement.GetProperty("months")[11].GetString());
    }

    [Fact]
    public void The_policy_has_the_hashes_of_exactly_the_scripts_and_the_style()
    {
        var html = Html(new ReportData("2026-10", null, null, Now));
        var policy = Policy().Match(html).Groups["policy"].Value.Replace("&#39;", "'", StringComparison.Ordinal);

        var scripts = Script().Matches(html).Select(match => Hash(match.Groups["code"].Value)).ToArray();
        var style = Hash(Style().Match(html).Groups["code"].Value);

        Assert.Equal(2, scripts.Length);
        Assert.Equal(
            $"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src {style}; script-src {string.Join(' ', scripts)}",
            policy);
        Assert.DoesNotContain(" style=", html.Split("<script")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("sourceMappingURL", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_is_the_published_file()
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("Tigris.Workflows.Assets." + Asset.Chart)!;

        Assert.Equal("87364cc2b2a76a6684929e7d6b80b18a897794db38400caff1fcf1791c6925d2", Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        Assert.Equal(Html(Filled("b", "a")), Html(Filled("a", "b")));

        static ReportData Filled(params string[] ids)
        {
            var data = new ReportData("2026-10", null, null, Now);
            Array.ForEach(ids, id => data.Add(Input(id, Usage("2026-10", 3))));
            return data;
        }
    }

    [Fact]
    public void Tenants_near_their_quota_are_listed_and_others_are_not()
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.Add(Input("full", Usage("2026-10", 1)) with { Measure = new OrganizationMeasure { Bytes = 95, Quota = 100 } });
        data.Add(Input("over", Usage("2026-10", 1)) with { Measure = new OrganizationMeasure { Bytes = 120, Quota = 100 } });
        data.Add(Input("empty", Usage("2026-10", 1)) with { Measure = new OrganizationMeasure { Bytes = 10, Quota = 100 } });

        var section = Html(data).Split("of their quota now")[1].Split("</section>")[0];

        Assert.Contains("95.0 %", section, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag alarm\">120.0 %</span>", section, StringComparison.Ordinal);
        Assert.DoesNotContain("empty", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_are_the_same_in_each_culture()
    {
        var data = new ReportData("2026-10", null, null, Now);
        data.AddAccount("2026-10", new Invoice { Total = 1234.5m, Status = "PAID" });
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = other;

            Assert.Contains("1,234.50", Html(data), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_document_of_many_tenants_is_bounded()
    {
        var data = new ReportData("2026-10", null, null, Now);
        for (var number = 0; number < 5000; number++)
        {
            data.Add(Input($"tenant-{number}", Usage("2026-10", number)));
        }

        Assert.InRange(Html(data).Length, 500_000, 5_000_000);
    }

    private static string Html(ReportData data, PartnerIdentity? partner = null) => new ReportDocument(data, partner ?? new PartnerIdentity(), Local.Json).Write();

    private static ReportInput Input(string id, params UsageSummary[] usage) => new() { Organization = new Organization { OrganizationId = id, OrganizationName = id + " Inc.", Active = true }, Usage = usage };

    private static UsageSummary Usage(string month, decimal value, string metric = "Storage used - Standard")
    {
        var start = Month.StartOf(month);
        return new() { Metric = metric, Unit = "GiB-Month", Values = [new UsageRecord { StartingOn = start, EndingBefore = start.AddDays(1), Value = value }] };
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex("id=\"data\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(?<code>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
