using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Computes corrections of saved statements.</summary>
public sealed class CorrectionTests
{
    private static readonly LoadedPriceBook Prices = Book(
        """{"name":"m","price":0.01},{"name":"n","price":1}""",
        """{"name":"gold","baseFee":5,"discountPercent":10}""");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Corrections_turn_the_draft_into_the_final_statement(bool namesKinds)
    {
        var draft = Rate(100, 3);
        var final = Rate(150, 0);

        var correction = Corrections.Of(final, Saved(namesKinds, draft).Require(final));

        Assert.Equal(final.Total - draft.Total, correction.Total);
        Assert.Equal(correction.Total, correction.Lines.Sum(line => line.Amount));
        Assert.All(correction.Lines, line => Assert.Equal(StatementLineKind.Correction, line.Kind));
        Assert.Equal(
            [("m", StatementLineKind.Usage, 0.50m), (null, StatementLineKind.Discount, 0.25m), ("n", StatementLineKind.Usage, -3m)],
            correction.Lines.Select(line => (line.Metric, line.CorrectedKind!.Value, line.Amount)));
        Assert.Equal((50m, -3m), (correction.Lines[0].Quantity, correction.Lines[2].Quantity));
        Assert.True(correction.IsCorrection);
    }

    [Fact]
    public void A_second_correction_starts_from_the_first()
    {
        var (draft, next, final) = (Rate(100, 3), Rate(150, 0), Rate(90, 7));
        var first = Corrections.Of(next, Saved(false, draft).Require(next));

        var second = Corrections.Of(final, Saved(false, draft, first).Require(final));

        Assert.Equal(final.Total, draft.Total + first.Total + second.Total);
    }

    [Fact]
    public void Equal_statements_have_no_correction()
    {
        var statement = Rate(100, 3);

        var correction = Corrections.Of(statement, Saved(false, statement).Require(statement));

        Assert.Empty(correction.Lines);
        Assert.Equal(0, correction.Total);
    }

    [Fact]
    public void A_draft_and_another_price_book_are_noticed()
    {
        var draft = Rate(100, 3);
        var current = Rating.Rate(Book("""{"name":"*","price":2}"""), Input("2026-06", Usage("m", 1)) with { Now = Time("2026-06-15") });

        Assert.Equal(2, Corrections.Of(current, Saved(false, draft).Require(current)).Notices.Length);
    }

    [Fact]
    public void A_file_without_the_statement_or_in_another_currency_is_an_error()
    {
        var saved = Saved(false, Rate(1, 1));
        var euro = Rating.Rate(Book("""{"name":"*","price":1}""", currency: "EUR"), Input("2026-06", Usage("m", 1)));

        Assert.Equal("StatementNotFound", Assert.Throws<TigrisArgumentException>(() => saved.Require(Rating.Rate(Prices, Input("2026-07") with { Plan = "gold" }))).ErrorId);
        Assert.Equal("CurrencyMismatch", Assert.Throws<TigrisArgumentException>(() => saved.Require(euro)).ErrorId);
    }

    [Fact]
    public void A_statement_or_a_correction_that_is_twice_in_the_file_is_an_error()
    {
        var (draft, final) = (Rate(100, 3), Rate(150, 0));
        var correction = Corrections.Of(final, Saved(false, draft).Require(final));

        Assert.All(
            new Statement[][] { [draft, draft], [draft, final], [draft, correction, correction], [correction] },
            file => Assert.Equal("StatementFileConflict", Assert.Throws<TigrisArgumentException>(() => Saved(true, file).Require(final)).ErrorId));
    }

    [Fact]
    public void A_correction_may_return_after_its_reverse()
    {
        var (draft, final) = (Rate(100, 3), Rate(150, 0));
        var there = Corrections.Of(final, Saved(false, draft).Require(final));
        var back = Corrections.Of(draft, Saved(false, draft, there).Require(draft));

        Assert.Equal(there.Total, Corrections.Of(final, Saved(false, draft, there, back).Require(final)).Total);
        Assert.Equal(0, Corrections.Of(final, Saved(false, draft, there, back, there).Require(final)).Total);
    }

    [Fact]
    public void Days_of_another_statement_in_the_file_are_not_billed_twice()
    {
        var (first, second, whole) = (Rate(100, 3, until: "2026-06-15"), Rate(100, 3, "2026-06-16"), Rate(100, 3));
        var saved = Saved(false, first, second);

        Assert.Equal([0m, 0m], new[] { first, second }.Select(part => Corrections.Of(part, saved.Require(part)).Total));
        Assert.All([whole, Rate(100, 3, until: "2026-06-16")], current =>
            Assert.Equal("StatementFileConflict", Assert.Throws<TigrisArgumentException>(() => saved.Require(current)).ErrorId));
    }

    [Fact]
    public void A_contract_without_days_in_the_month_is_apart_from_the_next_one()
    {
        var (ended, next) = (Rate(100, 3, until: "2026-05-31"), Rate(100, 3, "2026-06-01"));
        var saved = Saved(false, ended, next);

        Assert.Equal([0m, 0m], new[] { ended, next }.Select(part => Corrections.Of(part, saved.Require(part)).Total));
        Assert.Equal(-next.Total, Corrections.Of(ended, Saved(false, next).Require(ended)).Total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("{\"OrganizationId\":\"acme\",\"Month\":\"2026-06\",\"Currency\":\"USD\",\"PriceBookSha256\":\"\",\"StartingOn\":\"2026-06-01\",\"Total\":1,\"Lines\":[]}")]
    [InlineData("{\"OrganizationId\":\"acme\",\"Month\":\"2026-06\",\"Currency\":\"USD\",\"PriceBookSha256\":\"\",\"StartingOn\":\"2026-06-01\",\"Total\":1,\"Lines\":[\"Storage\"]}")]
    [InlineData("{\"OrganizationId\":\"acme\",\"Month\":\"2026-06\",\"Currency\":\"USD\",\"PriceBookSha256\":\"\",\"StartingOn\":\"2026-06-01\",\"Total\":1,\"Lines\":[{\"Kind\":99,\"Description\":\"x\",\"Amount\":1}]}")]
    public void Another_file_is_refused(string content)
    {
        var error = Assert.Throws<TigrisArgumentException>(() => ReadSaved(content));

        Assert.Equal("InvalidStatementFile", error.ErrorId);
        Assert.Contains("saved.json", error.Message, StringComparison.Ordinal);
    }

    private static Statement Rate(decimal first, decimal second, string? from = null, string? until = null) => Bills.Rate(Prices, Input("2026-06", Usage("m", first), Usage("n", second)) with
    {
        Plan = "gold",
        StartedOn = from is null ? null : Time(from),
        EndedOn = until is null ? null : Time(until),
    });

    private static UsageSummary Usage(string metric, decimal value) => Of(metric, "u", Value("2026-06-01", "2026-06-02", value));

    private static SavedStatements Saved(bool namesKinds, params Statement[] statements) => ReadSaved(Local.Json.Serialize(statements.Select(statement => Graph(statement, namesKinds)).ToArray()));

    private static SavedStatements ReadSaved(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("saved.json"), content);
        return SavedStatements.Read(Local.Json, folder.PathOf("saved.json"), "saved.json");
    }

    private static Dictionary<string, object?> Graph(Statement statement, bool namesKinds) => new()
    {
        ["OrganizationId"] = statement.OrganizationId,
        ["Month"] = statement.Month,
        ["Currency"] = statement.Currency,
        ["PriceBookSha256"] = statement.PriceBookSha256,
        ["StartingOn"] = statement.StartingOn,
        ["EndingBefore"] = statement.EndingBefore,
        ["IsCorrection"] = statement.IsCorrection,
        ["UsageSha256"] = statement.UsageSha256,
        ["IsFinal"] = statement.IsFinal,
        ["Total"] = statement.Total,
        ["Cost"] = statement.Cost,
        ["Lines"] = statement.Lines.Select(line => new Dictionary<string, object?>
        {
            ["Kind"] = namesKinds ? (object)line.Kind : (int)line.Kind,
            ["CorrectedKind"] = namesKinds ? (object?)line.CorrectedKind : (int?)line.CorrectedKind,
            ["Description"] = line.Description,
            ["Metric"] = line.Metric,
            ["Unit"] = line.Unit,
            ["Tier"] = line.Tier,
            ["Quantity"] = line.Quantity,
            ["Amount"] = line.Amount,
        }).ToArray(),
    };
}
