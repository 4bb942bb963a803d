using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Writes statements for customers as HTML.</summary>
public sealed partial class StatementDocumentTests
{
    [Fact]
    public void A_statement_has_its_lines_total_and_texts()
    {
        var html = StatementDocument.Write(Sample(), new PartnerIdentity { Name = "Contoso", Logo = "data:image/png;base64,AAAA", Introduction = "Dear customer\n\nThank you", Footer = "Contoso Ltd" });

        Assert.Contains("<h1>Statement 2026-10</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Storage, above 100", html, StringComparison.Ordinal);
        Assert.Contains("1,234.50", html, StringComparison.Ordinal);
        Assert.Contains("Total (EUR)", html, StringComparison.Ordinal);
        Assert.Contains("<p>Dear customer</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p>Thank you</p>", html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Contoso\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style><script>x</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onload='x")]
    [InlineData("<!--")]
    [InlineData("&lt;")]
    [InlineData("\u2028\u202e\u0000\u0001\ud800")]
    public void No_text_of_a_customer_or_partner_is_markup(string text)
    {
        var statement = new Statement
        {
            OrganizationId = text,
            OrganizationName = text,
            Month = "2026-10",
            Currency = "EUR",
            Plan = text,
            IsFinal = true,
            Lines = [new StatementLine { Kind = StatementLineKind.Usage, Description = text, Tier = text, Unit = text, Quantity = 1, Price = 1, Amount = 1 }],
        };

        var html = StatementDocument.Write(statement, new PartnerIdentity { Name = text, Introduction = text, Footer = text });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Occurrences(html, "</style>"));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\\u0000-\\u0008\\ud800]", html);
        Assert.All(Tag().Matches(html), tag => Assert.DoesNotMatch("\\son\\w+=", tag.Value));
    }

    [Fact]
    public void A_statement_contains_no_script_no_style_attribute_and_no_address()
    {
        var html = StatementDocument.Write(Sample(), new PartnerIdentity());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.Contains("default-src &#39;none&#39;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_does_not_show_costs_margins_or_notices()
    {
        var html = StatementDocument.Write(Sample(), new PartnerIdentity());

        Assert.DoesNotContain("987.65", html, StringComparison.Ordinal);
        Assert.DoesNotContain("246.85", html, StringComparison.Ordinal);
        Assert.DoesNotContain("has no price", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of the partner", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_draft_is_marked(bool isFinal, bool isMarked)
    {
        var html = StatementDocument.Write(new Statement { OrganizationId = "a", Month = "2026-10", Currency = "USD", IsFinal = isFinal }, new PartnerIdentity());

        Assert.Equal(isMarked, html.Contains("class=\"draft\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("JPY", 1235, "1,235<")]
    [InlineData("EUR", 1235, "1,235.00<")]
    [InlineData("KWD", 1235, "1,235.000<")]
    public void Amounts_have_the_decimals_of_the_currency(string currency, int amount, string expected) =>
        Assert.Contains(expected, StatementDocument.Write(new Statement { OrganizationId = "a", Month = "2026-10", Currency = currency, Total = amount }, new PartnerIdentity()), StringComparison.Ordinal);

    [Fact]
    public void Bars_use_classes_of_the_style_only()
    {
        var classes = BarClass().Matches(StatementDocument.Write(Sample(), new PartnerIdentity())).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.NotEmpty(classes);
        Assert.All(classes, name => Assert.Contains($".{name} ", Asset.Read(Asset.StatementStyle), StringComparison.Ordinal));
    }

    internal static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static Statement Sample() => new()
    {
        OrganizationId = "acme",
        OrganizationName = "Acme",
        Month = "2026-10",
        StartingOn = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
        EndingBefore = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        Currency = "EUR",
        Total = 1234.50m,
        Cost = 987.65m,
        Margin = 246.85m,
        Notices = ["Metric x has no price: secret of the partner"],
        Lines =
        [
            new StatementLine { Kind = StatementLineKind.Usage, Description = "Storage", Tier = "above 100", Quantity = 100, Unit = "GiB-Month", Price = 12.345m, Amount = 1234.50m },
            new StatementLine { Kind = StatementLineKind.Discount, Description = "Discount", Amount = -10 },
            new StatementLine { Kind = StatementLineKind.Rounding, Description = "Rounding", Amount = 10 },
        ],
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<span class=\"(w[0-9]+)")]
    private static partial Regex BarClass();
}
