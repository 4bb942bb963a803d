using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Writes a report as one HTML file: its style, its scripts and its data are in the file.</summary>
internal sealed class ReportDocument(ReportData data, PartnerIdentity partner, IJsonSerializer json)
{
    private const int MostNames = 20;

    private readonly MoneyText _money = new(data.Currency);
    private readonly HtmlWriter _html = new();

    public string Write()
    {
        var title = MessageText.Of(Messages.ReportTitle, data.Current.Month);
        string style = Asset.Read(Asset.ReportStyle), library = Asset.Read(Asset.Chart), script = Asset.Read(Asset.ReportScript);
        _html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Line()
            .Empty("meta", ("charset", "utf-8")).Line()
            .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy.Of([style], [library, script]))).Line()
            .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Element("title", partner.Name is null ? title : $"{title} - {partner.Name}").Line()
            .Open("style").Raw(style).Close().Close().Line()
            .Open("body").Open("main").Line();
        WriteHead(title);
        WriteNotices();
        WriteFigures();
        new ReportTables(data, _money, _html).Write();
        _html.Close().Line()
            .Open("script", ("type", "application/json"), ("id", "data")).Raw(ScriptJson.Of(json, ChartData())).Close().Line()
            .Open("script").Raw(library).Close().Line()
            .Open("script").Raw(script).Close().Line();
        return _html.Close().Close().Line().ToString();
    }

    private void WriteHead(string title)
    {
        _html.Open("header");
        if (partner.Logo is not null)
        {
            _html.Empty("img", ("class", "logo"), ("src", partner.Logo), ("alt", partner.Name ?? ""));
        }

        _html.Open("div").Element("p", partner.Name, ("class", "partner")).Element("h1", title).Close()
            .Element("p", MessageText.Of(Messages.ReportCreated, data.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), ("class", "made"))
            .Close().Line();
    }

    private void WriteNotices()
    {
        if (data.Failed.Count > 0)
        {
            var names = string.Join(", ", data.Failed.OrderBy(id => id, StringComparer.Ordinal).Take(MostNames));
            Notice(MessageText.Of(Messages.ReportIncomplete, data.Failed.Count, data.Failed.Count > MostNames ? MessageText.Of(Messages.AndMore, names, data.Failed.Count - MostNames) : names), isAlarm: true);
        }

        if (data.Current.InvoiceStatus == "PAST_DUE")
        {
            Notice(Messages.ReportPastDue, isAlarm: true);
        }

        var drafts = data.Months.Where(month => month.InvoiceStatus is not null && !month.IsFinal).Select(month => month.Month).ToArray();
        if (drafts.Length > 0)
        {
            Notice(MessageText.Of(Messages.ReportDraft, string.Join(", ", drafts)), isAlarm: false);
        }

        if (!data.HasCost)
        {
            Notice(MessageText.Of(Messages.ReportOtherCurrency, data.Currency), isAlarm: false);
        }

        _html.Open("noscript").Element("p", Messages.ReportNoScript, ("class", "notice")).Close().Line();
    }

    private void Notice(string text, bool isAlarm) => _html.Element("p", text, ("class", isAlarm ? "notice alarm" : "notice"), ("role", "note")).Line();

    private void WriteFigures()
    {
        _html.Open("div", ("class", "figures")).Line();
        if (data.HasRevenue)
        {
            Figure(MessageText.Of(Messages.ReportRevenue, data.Currency), _money.Rounded(data.Current.Revenue));
        }

        Figure(
            MessageText.Of(Messages.ReportCost, data.HasCost ? data.Currency : Rating.InvoiceCurrency),
            data.HasCost ? _money.Rounded(data.Current.Cost) : new MoneyText(Rating.InvoiceCurrency).Rounded(data.Current.InvoiceTotal));
        if (data.HasRevenue && data.HasCost)
        {
            var percent = data.Current.Revenue > 0 ? MoneyText.Percent(100 * data.Current.Margin / data.Current.Revenue) : null;
            Figure(MessageText.Of(Messages.ReportMargin, data.Currency), _money.Rounded(data.Current.Margin) is { } margin ? percent is null ? margin : $"{margin} ({percent})" : null);
        }

        var growth = data.HasRevenue ? ReportTables.Growth(data.Current.Revenue, data.Previous.Revenue) : ReportTables.Growth(data.Current.InvoiceTotal, data.Previous.InvoiceTotal);
        Figure(Messages.ReportGrowth, growth is { } value ? (value > 0 ? "+" : "") + MoneyText.Percent(value) : null, growth > 0 ? "up" : growth < 0 ? "down" : null);
        Figure(Messages.ReportTenants, data.Current.Tenants.ToString("#,0", CultureInfo.InvariantCulture));
        _html.Close().Line();
    }

    private void Figure(string label, string? value, string? direction = null) =>
        _html.Open("div", ("class", "figure")).Element("p", label).Element("strong", value ?? Messages.ReportUnknown, ("class", direction)).Close().Line();

    private Dictionary<string, object?> ChartData()
    {
        var top = ReportTables.Top(data).ToArray();
        return new()
        {
            ["currency"] = data.HasRevenue || data.HasCost ? data.Currency : Rating.InvoiceCurrency,
            ["months"] = data.Months.Select(month => (object?)month.Month).ToList(),
            ["money"] = Series(
                (Messages.ReportSeriesRevenue, data.HasRevenue ? data.Months.Select(month => month.Revenue) : null),
                (Messages.ReportSeriesCost, data.HasCost ? data.Months.Select(month => month.Cost) : null),
                (Messages.ReportSeriesMargin, data.HasRevenue && data.HasCost ? data.Months.Select(month => month.Margin) : null)),
            ["storage"] = Series([.. ReportTables.Classes(data).Select(name => (name, (IEnumerable<decimal?>?)data.Months.Select(month => (decimal?)(month.Storage.TryGetValue(name, out var value) ? value : 0))))]),
            ["top"] = new Dictionary<string, object?>
            {
                ["names"] = top.Select(tenant => (object?)tenant.Name).ToList(),
                ["sets"] = Series(
                    (Messages.ReportSeriesRevenue, data.HasRevenue ? top.Select(tenant => tenant.Revenue) : null),
                    (Messages.ReportSeriesCost, data.HasCost ? top.Select(tenant => tenant.Cost) : null)),
            },
        };
    }

    private static List<object?> Series(params (string Label, IEnumerable<decimal?>? Values)[] series) =>
    [
        .. series.Where(one => one.Values is not null).Select(one => new Dictionary<string, object?>
        {
            ["label"] = one.Label,
            ["data"] = one.Values!.Select(value => (object?)value).ToList(),
        }),
    ];
}
