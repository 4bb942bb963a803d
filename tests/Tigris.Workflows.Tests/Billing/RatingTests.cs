using System;
using System.Linq;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Computes statements by published rules and by rules of price books.</summary>
public sealed class RatingTests
{
    private const string Railway = """
        {"name":"Storage used*","unit":"GiB-Month",VALUES"month":30,"rounding":{"quantity":{"mode":"up"}},"price":0.015},{"name":"*Requests","price":0}
        """;

    [Fact]
    public void The_vendors_own_figures_are_computed()
    {
        var statement = Rate(Read(ListPrices.Create(0)), Input(
            "2026-03",
            Daily(ClassA, "Number of Requests", "2026-03", day => day == 0 ? 370_365 : 0),
            Daily(ClassB, "Number of Requests", "2026-03", day => day == 30 ? 162_963 : 0),
            Daily(Storage, GibMonth, "2026-03", _ => 10.9m / 31)));

        Assert.Equal([1.80m, 0.03m, 0.12m], new[] { ClassA, ClassB, Storage }.Select(statement.AmountOf));
        Assert.Equal(1.95m, statement.Total);
        var line = statement.Lines.Single(line => line.Metric == ClassA && line.Kind == StatementLineKind.Usage);
        Assert.Equal((360_365m, 0.000005m, 1.80m), (line.Quantity, line.Price, line.Amount));
        Assert.Equal(10_000m, statement.Lines.Single(line => line.Metric == ClassA && line.Kind == StatementLineKind.FreeAllowance).Quantity);
        Assert.DoesNotContain(statement.Lines, line => line.Kind == StatementLineKind.Rounding);
    }

    [Theory]
    [InlineData("2026-06", 5.1, 6, 0.09)]
    [InlineData("2026-06", 7, 7, 0.11)]
    [InlineData("2026-06", 0, 0, 0)]
    [InlineData("2026-07", 30, 31, 0.47)]
    [InlineData("2026-02", 30, 28, 0.42)]
    [InlineData("2028-02", 30, 29, 0.44)]
    public void A_public_partners_rules_come_out_for_levels_and_for_shares(string month, double gib, double billed, double amount)
    {
        var level = (decimal)gib;
        var days = DateTime.DaysInMonth(int.Parse(month[..4], System.Globalization.CultureInfo.InvariantCulture), int.Parse(month[5..], System.Globalization.CultureInfo.InvariantCulture));
        var requests = Daily(ClassA, "Number of Requests", month, _ => 1_000_000);
        var levels = Rate(Book(Railway.Replace("VALUES", "\"values\":\"level\",", StringComparison.Ordinal)), Input(month, requests, Daily(Storage, GibMonth, month, _ => level)));

        // As the vendor sends them: a binary number with 17 digits.
        var share = Share(gib, days);
        var shares = Rate(Book(Railway.Replace("VALUES", "", StringComparison.Ordinal)), Input(month, requests, Daily(Storage, GibMonth, month, _ => share)));

        Assert.All([levels, shares], statement =>
        {
            Assert.Equal((decimal)amount, statement.Total);
            Assert.Equal((decimal)billed, statement.Lines.Where(line => line.Metric == Storage).Sum(line => line.Quantity ?? 0));
            Assert.Equal(0, statement.AmountOf(ClassA));
        });
    }

    [Fact]
    public void Binary_noise_of_shares_never_rounds_up_to_another_unit()
    {
        var book = Book(Railway.Replace("VALUES", "", StringComparison.Ordinal));
        foreach (var gib in Enumerable.Range(1, 2000))
        {
            var share = Share(gib, 30);
            var statement = Rate(book, Input("2026-06", Daily(Storage, GibMonth, "2026-06", _ => share)));

            Assert.Equal(gib, statement.Lines.Single(line => line.Kind == StatementLineKind.Usage).Quantity);
        }
    }

    [Fact]
    public void The_mean_of_the_vendors_example_is_computed()
    {
        var usage = Daily(Storage, GibMonth, "2026-06", day => day < 12 ? 10 : 20);

        Assert.Equal(16m, Quantity("""{"name":"*","values":"level","price":1}""", usage));
        Assert.Equal(20m, Quantity("""{"name":"*","values":"level","aggregation":"peak","price":1}""", usage));
    }

    [Fact]
    public void The_peak_of_shares_is_the_level_of_the_highest_day() =>
        Assert.Equal(60m, Quantity("""{"name":"*","unit":"GiB-Month","aggregation":"peak","price":1}""", Daily(Storage, GibMonth, "2026-06", day => day == 3 ? 2 : 0.5m)));

    [Fact]
    public void Hourly_levels_count_by_their_length()
    {
        var hours = Enumerable.Range(0, 30 * 24).Select(hour => Value(Time("2026-06-01").AddHours(hour), Time("2026-06-01").AddHours(hour + 1), hour < 360 ? 10 : 30)).ToArray();

        Assert.Equal(20m, Quantity("""{"name":"*","values":"level","price":1}""", Of(Storage, GibMonth, hours)));
    }

    [Fact]
    public void An_interval_across_a_bound_of_the_month_counts_with_its_part() =>
        Assert.Equal(
            (12m + 3m, 12m / 24 * 30 / 30 + 3m),
            (Quantity("""{"name":"*","price":1}""", Of("m", "u", Value("2026-05-31T12:00:00Z", "2026-06-01T12:00:00Z", 24), Value("2026-06-30T18:00:00Z", "2026-07-01T18:00:00Z", 12))),
            Quantity("""{"name":"*","price":1}""", Of("m", "u", Value("2026-06-30T12:00:00Z", "2026-07-01T12:00:00Z", 1), Value("2026-06-02", "2026-06-03", 3)))));

    [Theory]
    [InlineData("graduated", 0, 0)]
    [InlineData("graduated", 100, 200)]
    [InlineData("graduated", 100.5, 200.5)]
    [InlineData("graduated", 1000, 1100)]
    [InlineData("graduated", 2000, 1600)]
    [InlineData("volume", 0, 0)]
    [InlineData("volume", 100, 200)]
    [InlineData("volume", 100.5, 100.5)]
    [InlineData("volume", 1000, 1000)]
    [InlineData("volume", 2000, 1000)]
    public void Tiers_price_each_part_or_the_whole_quantity(string mode, double quantity, double amount)
    {
        var book = Book($$"""{"name":"*","mode":"{{mode}}","tiers":[{"startingAfter":0,"price":2},{"startingAfter":100,"price":1},{"startingAfter":1000,"price":0.5}]}""");

        var statement = Rate(book, Input("2026-06", One((decimal)quantity)));

        Assert.Equal((decimal)amount, statement.Total);
        Assert.Equal((decimal)quantity, statement.Lines.Sum(line => line.Quantity ?? 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(5.1, 3)]
    [InlineData(8, 3)]
    [InlineData(9, 4)]
    public void A_minimum_applies_above_the_free_allowance(double quantity, double amount) =>
        Assert.Equal((decimal)amount, Rate(Book("""{"name":"*","free":5,"minimum":3,"price":1}"""), Input("2026-06", One((decimal)quantity))).Total);

    [Theory]
    [InlineData("up", 0.021, 0.03)]
    [InlineData("up", 0.02, 0.02)]
    [InlineData("halfUp", 0.025, 0.03)]
    [InlineData("halfUp", 0.0249, 0.02)]
    [InlineData("halfEven", 0.025, 0.02)]
    [InlineData("halfEven", 0.035, 0.04)]
    public void Amounts_round_in_the_direction_of_the_price_book(string mode, double quantity, double amount) =>
        Assert.Equal((decimal)amount, Rate(Book($$$$"""{"name":"*","price":1,"rounding":{"amount":{"mode":"{{{{mode}}}}"}}}"""), Input("2026-06", One((decimal)quantity))).Total);

    [Theory]
    [InlineData((int)RoundingMode.Up, 0.02)]
    [InlineData((int)RoundingMode.HalfUp, 0.02)]
    [InlineData((int)RoundingMode.HalfEven, 0.02)]
    public void The_last_digit_of_a_decimal_changes_no_amount(int mode, double amount)
    {
        var rule = new RoundingRule((RoundingMode)mode, 2);

        Assert.Equal((decimal)amount, rule.Apply(0.0200000000000000000000000001m));
        Assert.Equal(rule.Apply(0.025m), rule.Apply(0.0249999999999999999999999999m));
    }

    [Theory]
    [InlineData("JPY", 2)]
    [InlineData("KWD", 1.235)]
    [InlineData("EUR", 1.24)]
    public void Amounts_have_the_decimals_of_the_currency(string currency, double amount) =>
        Assert.Equal((decimal)amount, Rate(Book("""{"name":"*","price":1,"rounding":{"amount":{"mode":"up"}}}""", currency: currency), Input("2026-06", One(1.2345m))).Total);

    [Fact]
    public void Rounding_of_several_tiers_is_a_line()
    {
        var statement = Rate(Book("""{"name":"*","tiers":[{"startingAfter":0,"price":0.004},{"startingAfter":1,"price":0.004}]}"""), Input("2026-06", One(2)));

        Assert.Equal([0m, 0m, 0.01m], statement.Lines.Select(line => line.Amount));
        Assert.Equal(StatementLineKind.Rounding, statement.Lines[2].Kind);
    }

    [Fact]
    public void Usage_without_a_price_is_a_line_and_a_notice()
    {
        var statement = Rate(Book("""{"name":"Storage*","price":1}"""), Input("2026-06", One(3, "Data transfer Out"), One(0, "Quiet")));

        var line = Assert.Single(statement.Lines);
        Assert.Equal((StatementLineKind.Unpriced, 3m, 0m), (line.Kind, line.Quantity, line.Amount));
        Assert.Contains("Data transfer Out", Assert.Single(statement.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_does_not_match_is_without_a_price() =>
        Assert.Equal(StatementLineKind.Unpriced, Rate(Book("""{"name":"*","unit":"GiB-Month","price":1}"""), Input("2026-06", One(3))).Lines.Single().Kind);

    [Theory]
    [InlineData("""{"name":"*","price":1},{"name":"m","price":2}""", 2)]
    [InlineData("""{"name":"M","price":2},{"name":"*","price":1}""", 2)]
    [InlineData("""{"name":"m*","price":3},{"name":"*","price":1}""", 3)]
    [InlineData("""{"name":"*","unit":"u","price":4},{"name":"m*","price":3}""", 4)]
    [InlineData("""{"name":"m","price":5},{"name":"m","unit":"u","price":6}""", 6)]
    [InlineData("""{"name":"?","price":7},{"name":"*","price":1}""", 7)]
    public void An_exact_name_precedes_wildcards_and_the_first_wildcard_wins(string metrics, double price) =>
        Assert.Equal((decimal)price, Rate(Book(metrics), Input("2026-06", One(1))).Total);

    [Fact]
    public void A_version_is_valid_from_its_month_until_the_next_one()
    {
        var book = Read("""{"currency":"USD","versions":[{"validFrom":"2026-07","metrics":[{"name":"*","price":2}]},{"validFrom":"2026-01","metrics":[{"name":"*","price":1}]}]}""");

        Assert.Equal([1m, 1m, 2m, 2m], new[] { "2026-01", "2026-06", "2026-07", "2030-01" }.Select(month => Rate(book, Input(month, Daily("m", "u", month, day => day == 0 ? 1 : 0))).Total));
        Assert.Equal("NoPriceForMonth", Assert.Throws<TigrisArgumentException>(() => Rate(book, Input("2025-12"))).ErrorId);
    }

    [Fact]
    public void Plans_add_fee_discount_minimum_and_credit_in_this_order()
    {
        var book = Book("""{"name":"*","price":1}""", """{"name":"gold","baseFee":10,"discountPercent":10,"minimum":150,"credit":7}""");

        var statement = Rate(book, Input("2026-06", One(100)) with { Plan = "GOLD", Credit = 3 });

        Assert.Equal(
            [(StatementLineKind.Usage, 100m), (StatementLineKind.BaseFee, 10m), (StatementLineKind.Discount, -10m), (StatementLineKind.Minimum, 50m), (StatementLineKind.Credit, -10m)],
            statement.Lines.Select(line => (line.Kind, line.Amount)));
        Assert.Equal((160m, 140m, "gold"), (statement.Subtotal, statement.Total, statement.Plan));
    }

    [Fact]
    public void A_credit_reduces_the_total_to_zero_at_most()
    {
        var statement = Rate(Book("""{"name":"*","price":1}"""), Input("2026-06", One(2)) with { Credit = 5 });

        Assert.Equal((0m, 3m), (statement.Total, statement.UnusedCredit));
    }

    [Theory]
    [InlineData("big-1", "big")]
    [InlineData("ACME", "one")]
    [InlineData("other", "rest")]
    public void An_organization_has_the_first_plan_that_matches_its_id(string organization, string plan)
    {
        var book = Book("""{"name":"*","price":1}""", """{"name":"big","organizations":["big-*","a*"]},{"name":"one","organizations":["acme"]},{"name":"rest","organizations":["*"]}""");

        Assert.Equal(plan, Rate(book, Input("2026-06") with { OrganizationId = organization }).Plan);
    }

    [Fact]
    public void An_organization_without_a_plan_is_an_error_if_there_are_plans()
    {
        var book = Book("""{"name":"*","price":1}""", """{"name":"gold","organizations":["big-*"],"baseFee":10}""");

        Assert.Equal("PlanNotFound", Assert.Throws<TigrisArgumentException>(() => Rate(book, Input("2026-06"))).ErrorId);
        Assert.Equal("PlanNotFound", Assert.Throws<TigrisArgumentException>(() => Rate(book, Input("2026-06") with { Plan = "silver" })).ErrorId);
    }

    [Theory]
    [InlineData("2026-06-16", null, 15, 5)]
    [InlineData(null, "2026-06-15", 15, 5)]
    [InlineData("2026-06-11", "2026-06-20", 10, 3.33)]
    [InlineData("2026-06-30", "2026-06-30", 1, 0.33)]
    [InlineData("2026-05-01", "2026-07-31", 30, 10)]
    [InlineData("2026-07-01", null, 0, 0)]
    [InlineData(null, "2026-05-31", 0, 0)]
    [InlineData(null, "9999-12-31", 30, 10)]
    public void Fees_are_prorated_and_usage_outside_the_contract_is_not_billed(string? started, string? ended, int days, double fee)
    {
        var book = Book("""{"name":"*","price":1}""", """{"name":"gold","baseFee":10,"organizations":["*"]}""");

        var statement = Rate(book, Input("2026-06", Daily("m", "u", "2026-06", _ => 1)) with
        {
            StartedOn = started is null ? null : Time(started),
            EndedOn = ended is null ? null : Time(ended),
        });

        Assert.Equal(((decimal)days, (decimal)fee), (statement.AmountOf("m"), statement.AmountOf(StatementLineKind.BaseFee)));
        Assert.Equal(days, (statement.EndingBefore - statement.StartingOn).TotalDays);
        Assert.Equal(days is > 0 and < 30, statement.Notices.Any(notice => notice.StartsWith("The usage outside 2026-06-", StringComparison.Ordinal)));
        Assert.Equal(days is 0, statement.Notices.Contains("The usage of 2026-06 isn't on this statement: m."));
    }

    [Fact]
    public void A_contract_that_ends_before_it_starts_is_an_error() => Assert.Equal("InvalidPeriod", Assert.Throws<TigrisArgumentException>(() =>
        Rate(Book("""{"name":"*","price":1}"""), Input("2026-06") with { StartedOn = Time("2026-06-10"), EndedOn = Time("2026-06-09") })).ErrorId);

    [Fact]
    public void The_order_of_the_response_changes_nothing()
    {
        var book = Read(ListPrices.Create(20));
        UsageSummary[] usage = [Daily(Storage, GibMonth, "2026-06", day => day), Daily(ClassA, "Number of Requests", "2026-06", day => day * 1000), One(5, "other")];
        var reversed = usage.Reverse().Select(summary => Of(summary.Metric, summary.Unit, [.. summary.Values.Reverse()])).ToArray();

        Assert.Equal(Local.Json.Serialize(Graph(Rate(book, Input("2026-06", usage)))), Local.Json.Serialize(Graph(Rate(book, Input("2026-06", reversed)))));
    }

    [Fact]
    public void The_hash_of_usage_depends_on_values_only()
    {
        var book = Book("""{"name":"*","price":1}""");
        string Hash(decimal value) => Rate(book, Input("2026-06", One(value))).UsageSha256;

        Assert.Equal(Hash(1.5m), Hash(1.50m));
        Assert.NotEqual(Hash(1.5m), Hash(1.6m));
        Assert.Matches("^[0-9a-f]{64}$", Hash(0));
    }

    [Theory]
    [InlineData("DRAFT", false)]
    [InlineData("FINALIZED", true)]
    [InlineData("PAID", true)]
    [InlineData("PAST_DUE", true)]
    [InlineData("VOID", false)]
    [InlineData("", false)]
    public void The_status_of_the_invoice_decides_if_a_statement_is_final(string status, bool isFinal) =>
        Assert.Equal(isFinal, Rate(Book("""{"name":"*","price":1}"""), Input("2026-06", One(1)) with { Invoice = new Invoice { Status = status } }).IsFinal);

    [Theory]
    [InlineData("2026-06-30T23:59:59Z", false)]
    [InlineData("2026-07-02T23:59:59Z", false)]
    [InlineData("2026-07-03T00:00:00Z", true)]
    public void Without_an_invoice_a_statement_is_final_two_days_after_the_month(string now, bool isFinal) =>
        Assert.Equal(isFinal, Rate(Book("""{"name":"*","price":1}"""), Input("2026-06", One(1)) with { Now = Time(now) }).IsFinal);

    [Theory]
    [InlineData("USD", null, 6.0, -4.0)]
    [InlineData("EUR", null, null, null)]
    [InlineData("EUR", 0.5, 3.0, -1.0)]
    public void Cost_and_margin_need_one_currency_or_an_exchange_rate(string currency, double? rate, double? cost, double? margin)
    {
        var invoice = new Invoice { Status = "FINALIZED", Subtotal = 6, Total = 1, Credits = 5, MinimumCommit = 2 };
        var statement = Rate(Book("""{"name":"*","price":1}""", currency: currency), Input("2026-06", One(2)) with
        {
            Invoice = invoice,
            Account = new Invoice { Credits = 50, MinimumCommit = 20 },
            ExchangeRate = (decimal?)rate,
        });

        Assert.Equal(((decimal?)cost, (decimal?)margin), (statement.Cost, statement.Margin));
        Assert.Equal((6m, 5m, 2m, 50m, 20m), (statement.InvoiceSubtotal, statement.InvoiceCredits, statement.InvoiceMinimumCommit, statement.AccountCredits, statement.AccountMinimumCommit));
    }

    [Fact]
    public void Amounts_that_are_too_large_are_an_error() => Assert.Equal("AmountTooLarge", Assert.Throws<TigrisArgumentException>(() =>
        Rate(Book("""{"name":"*","price":1000000000000000}"""), Input("2026-06", One(decimal.MaxValue / 10)))).ErrorId);

    [Fact]
    public void Negative_usage_and_no_usage_cost_nothing()
    {
        var book = Book("""{"name":"*","price":1}""");

        Assert.Equal([0m, 0m], [Rate(book, Input("2026-06", One(-5))).Total, Rate(book, Input("2026-06")).Total]);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(-5, 7)]
    [InlineData(7, -5)]
    public void Negative_usage_is_noticed(decimal first, decimal second)
    {
        var statement = Rate(
            Book("""{"name":"*","price":1}"""), Input("2026-06", Of("m", "u", Value("2026-06-01", "2026-06-02", first), Value("2026-06-02", "2026-06-03", second))));

        Assert.Equal(Math.Max(0, first + second), statement.Total);
        Assert.Equal(["'m' has negative values. They reduce its quantity, to 0 at most."], statement.Notices);
    }

    [Theory]
    [InlineData("level", "mean", null, 10)]
    [InlineData("level", "mean", "2026-06-15", 5)]
    [InlineData("level", "mean", "2026-06-25", 0)]
    [InlineData("level", "peak", null, 0)]
    [InlineData("share", "mean", null, 0)]
    public void Levels_that_are_missing_between_others_are_noticed(string values, string aggregation, string? started, int days)
    {
        var usage = Daily("m", "GiB", "2026-06", _ => 30);

        // No values before the 6th, from the 10th to the 19th, and after the 28th.
        UsageRecord[] some = [.. usage.Values.Where((_, day) => day is >= 5 and < 9 or >= 19 and < 28)];
        var statement = Rate(
            Book($$"""{"name":"*","price":1,"values":"{{values}}","aggregation":"{{aggregation}}"}"""),
            Input("2026-06", Of("m", "GiB", some)) with { StartedOn = started is null ? null : Time(started) });

        Assert.Equal(
            days == 0 ? [] : [$"'m' has no values for {days} days between its first and last value. They count as 0."],
            statement.Notices.Where(notice => notice.StartsWith("'m'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Overlapping_intervals_are_billed_with_a_notice() => Assert.Single(
        Rate(Book("""{"name":"*","price":1}"""), Input("2026-06", Of("m", "u", Value("2026-06-01", "2026-06-02", 1), Value("2026-06-01", "2026-06-02", 1)))).Notices);

    private static decimal Share(double gib, int days) =>
        decimal.Parse((gib / days).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Quantity(string metric, UsageSummary usage) =>
        Rate(Book(metric), Input("2026-06", usage)).Lines.Where(line => line.Kind == StatementLineKind.Usage).Sum(line => line.Quantity!.Value);

    private static UsageSummary One(decimal value, string metric = "m") => Of(metric, "u", Value("2026-06-01", "2026-06-02", value));

    private static object[] Graph(Statement statement) =>
    [
        statement.Total, statement.UsageSha256, statement.Notices,
        statement.Lines.Select(line => new object?[] { line.Kind, line.Description, line.Metric, line.Quantity, line.Price, line.Amount }).ToArray(),
    ];
}
