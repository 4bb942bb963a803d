using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Writes a statement for the customer as one HTML file without script. It contains neither costs nor margins, and none of the notices to the
/// partner.
/// </summary>
internal static class StatementDocument
{
    private const string Counted = "Number of ";

    public static string Write(Statement statement, PartnerIdentity partner)
    {
        var money = new MoneyText(statement.Currency);
        var style = Asset.Read(Asset.StatementStyle);
        var title = MessageText.Of(statement.IsCorrection ? Messages.StatementCorrectionTitle : Messages.StatementTitle, statement.Month);
        var html = new HtmlWriter().Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Line()
            .Empty("meta", ("charset", "utf-8")).Line()
            .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy.Of([style], []))).Line()
            .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line()
            .Element("title", $"{title} - {NameOf(statement)}").Line()
            .Open("style").Raw(style).Close().Close().Line()
            .Open("body").Open("main").Line();
        WriteHead(html, statement, partner, title);
        WriteLines(html, statement, money);
        WriteEnd(html, statement, partner, money);
        return html.Close().Close().Close().Line().ToString();
    }

    private static string NameOf(Statement statement) => string.IsNullOrWhiteSpace(statement.OrganizationName) ? statement.OrganizationId : statement.OrganizationName!;

    private static void WriteHead(HtmlWriter html, Statement statement, PartnerIdentity partner, string title)
    {
        html.Open("header");
        if (partner.Logo is not null)
        {
            html.Empty("img", ("class", "logo"), ("src", partner.Logo), ("alt", partner.Name ?? ""));
        }

        html.Open("div").Element("p", partner.Name, ("class", "partner")).Element("h1", title).Close().Close().Line();
        if (!statement.IsFinal)
        {
            html.Element("p", Messages.StatementDraft, ("class", "draft")).Line();
        }

        html.Open("dl");
        Fact(html, Messages.StatementCustomer, NameOf(statement));
        Fact(html, Messages.StatementId, statement.OrganizationId);
        Fact(html, Messages.StatementPeriod, PeriodOf(statement));
        Fact(html, Messages.StatementPlan, statement.Plan);
        html.Close().Line();
        WriteParagraphs(html, partner.Introduction);
    }

    private static void Fact(HtmlWriter html, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            html.Element("dt", label).Open("dd").Name(value).Close();
        }
    }

    private static string PeriodOf(Statement statement)
    {
        var month = Month.StartOf(statement.Month);
        var end = statement.EndingBefore == default ? month.AddMonths(1) : statement.EndingBefore;
        return MessageText.Of(Messages.StatementDays, DayOf(statement.StartingOn == default ? month : statement.StartingOn), DayOf(end.AddTicks(-1)));
    }

    private static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteLines(HtmlWriter html, Statement statement, MoneyText money)
    {
        var largest = statement.Lines.Select(line => Math.Abs(line.Amount)).DefaultIfEmpty().Max();
        html.Open("table").Open("thead").Open("tr").Element("th", Messages.StatementDescription, ("scope", "col"))
            .Element("th", Messages.StatementQuantity, ("scope", "col"), ("class", "number"))
            .Element("th", Messages.StatementPrice, ("scope", "col"), ("class", "number"))
            .Element("th", MessageText.Of(Messages.StatementAmount, statement.Currency), ("scope", "col"), ("class", "number"))
            .Element("td", null, ("class", "bar")).Close().Close().Line().Open("tbody").Line();
        foreach (var line in statement.Lines)
        {
            WriteLine(html, line, money, largest);
        }

        html.Close().Open("tfoot").Open("tr").Element("th", MessageText.Of(Messages.StatementTotal, statement.Currency), ("scope", "row"), ("colspan", "3"))
            .Element("td", money.Of(statement.Total), ("class", "number")).Element("td", null, ("class", "bar")).Close().Close().Close().Line();
    }

    private static void WriteLine(HtmlWriter html, StatementLine line, MoneyText money, decimal largest)
    {
        // A style attribute would need a weaker policy, so the widths are classes.
        var width = largest == 0 ? 0 : (int)Math.Ceiling(Math.Abs(line.Amount) / largest * 20) * 5;
        html.Open("tr").Open("th", ("scope", "row")).Text(line.Description);
        if (!string.IsNullOrEmpty(line.Tier))
        {
            html.Text(", ").Text(line.Tier);
        }

        html.Close().Element("td", line.Quantity is { } quantity ? MoneyText.Quantity(quantity) + " " + UnitOf(line) : null, ("class", "number"))
            .Element("td", line.Price is { } price ? MoneyText.Exact(price) : null, ("class", "number"))
            .Element("td", money.Of(line.Amount), ("class", "number"))
            .Open("td", ("class", "bar"), ("aria-hidden", "true"));
        if (width > 0)
        {
            html.Element("span", null, ("class", line.Amount < 0 ? $"w{width} less" : $"w{width}"));
        }

        html.Close().Close().Line();
    }

    // The unit Number of Requests needs only Requests, because the number precedes it.
    private static string? UnitOf(StatementLine line) =>
        line.Unit is { } unit && unit.StartsWith(Counted, StringComparison.Ordinal) ? unit.Substring(Counted.Length) : line.Unit;

    private static void WriteEnd(HtmlWriter html, Statement statement, PartnerIdentity partner, MoneyText money)
    {
        html.Element("p", Messages.StatementNet, ("class", "note"));
        if (statement.UnusedCredit > 0)
        {
            html.Element("p", MessageText.Of(Messages.StatementUnusedCredit, money.Of(statement.UnusedCredit), statement.Currency), ("class", "note"));
        }

        html.Line().Open("footer");
        WriteParagraphs(html, partner.Footer);
        html.Close().Line();
    }

    private static void WriteParagraphs(HtmlWriter html, string? text)
    {
        foreach (var paragraph in (text ?? "").Replace("\r\n", "\n").Split('\n').Where(line => line.Trim().Length > 0))
        {
            html.Element("p", paragraph).Line();
        }
    }
}
