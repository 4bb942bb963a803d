using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Writes the charts of a report, each with a table of its figures, and the tables of tenants.</summary>
internal sealed class ReportTables(ReportData data, MoneyText money, HtmlWriter html)
{
    private const int TopCount = 10;
    private const int MostOpen = 100;
    private const decimal NearQuota = 80;

    private readonly MoneyText _dollars = new(Rating.InvoiceCurrency);

    public static IEnumerable<ReportTenant> Top(ReportData data) => data.Tenants.Where(tenant => tenant.Rank > 0).Take(TopCount);

    /// <summary>Returns the storage classes, the largest first.</summary>
    public static string[] Classes(ReportData data) =>
    [
        .. data.Months.SelectMany(month => month.Storage).GroupBy(part => part.Key)
            .Select(group => (group.Key, Sum: group.Aggregate(0m, (sum, part) => Amounts.Add(sum, part.Value)))).Where(part => part.Sum > 0)
            .OrderByDescending(part => part.Sum).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Key),
    ];

    /// <summary>Returns the growth in per cent; null without an earlier amount.</summary>
    public static decimal? Growth(decimal? current, decimal? previous) => current is { } now && previous is > 0 ? 100 * (now - previous.Value) / previous.Value : null;

    public void Write()
    {
        html.Open("div", ("class", "grid")).Line();
        WriteMonths();
        WriteStorage();
        WriteTop();
        WriteQuotas();
        WriteInvoices();
        html.Close().Line();
        WriteTenants();
    }

    private void WriteMonths()
    {
        Chart("money", data.HasRevenue ? Messages.ReportMoneyHeading : Messages.ReportCostHeading, "wide");
        Table([Messages.ReportMonth, .. Amount(Messages.ReportRevenue, data.HasRevenue), .. Amount(Messages.ReportCost, data.HasCost), .. Amount(Messages.ReportMargin, data.HasRevenue && data.HasCost), MessageText.Of(Messages.ReportAccountInvoice, Rating.InvoiceCurrency), Messages.ReportStatus, Messages.ReportTenants]);
        foreach (var month in data.Months)
        {
            html.Open("tr").Element("th", month.Month, ("scope", "row"), ("class", "month"));
            Cells(data.HasRevenue, money.Rounded(month.Revenue));
            Cells(data.HasCost, money.Rounded(month.Cost));
            Cells(data.HasRevenue && data.HasCost, money.Rounded(month.Margin));
            Cells(true, _dollars.Rounded(month.InvoiceTotal));
            Status(month.InvoiceStatus);
            Cells(true, month.Tenants.ToString("#,0", CultureInfo.InvariantCulture));
            html.Close().Line();
        }

        EndTable();
        EndChart();
    }

    private void WriteStorage()
    {
        var classes = Classes(data);
        Chart("storage", Messages.ReportStorageHeading);
        Table([Messages.ReportMonth, .. classes]);
        foreach (var month in data.Months)
        {
            html.Open("tr").Element("th", month.Month, ("scope", "row"), ("class", "month"));
            foreach (var name in classes)
            {
                Cells(true, MoneyText.Quantity(month.Storage.TryGetValue(name, out var value) ? value : 0));
            }

            html.Close().Line();
        }

        EndTable();
        EndChart();
    }

    private void WriteTop()
    {
        Chart("top", Messages.ReportTopHeading);
        Table([Messages.ReportTenant, .. Amount(Messages.ReportRevenue, data.HasRevenue), .. Amount(Messages.ReportCost, data.HasCost), .. Amount(Messages.ReportMargin, data.HasRevenue && data.HasCost)]);
        foreach (var tenant in Top(data))
        {
            html.Open("tr");
            Tenant(tenant);
            Cells(data.HasRevenue, money.Rounded(tenant.Revenue));
            Cells(data.HasCost, money.Rounded(tenant.Cost));
            Cells(data.HasRevenue && data.HasCost, money.Rounded(tenant.Margin));
            html.Close().Line();
        }

        EndTable();
        EndChart();
    }

    private void WriteQuotas()
    {
        html.Open("section").Element("h2", MessageText.Of(Messages.ReportQuotaHeading, NearQuota));
        var near = data.Tenants.Where(tenant => tenant.Measure?.QuotaUsedPercent >= NearQuota).OrderByDescending(tenant => tenant.Measure!.QuotaUsedPercent).ToArray();
        if (near.Length == 0)
        {
            html.Element("p", Messages.ReportNone, ("class", "none"));
        }
        else
        {
            html.Open("details", ("open", near.Length <= TopCount ? "" : null)).Element("summary", MessageText.Of(Messages.ReportTenantCount, near.Length));
            Table([Messages.ReportTenant, Messages.ReportStored, Messages.ReportQuota, Messages.ReportUsed]);
            foreach (var tenant in near)
            {
                html.Open("tr");
                Tenant(tenant);
                Cells(true, SizeText.Of(tenant.Measure!.Bytes ?? 0));
                Cells(true, SizeText.Of(tenant.Measure.Quota ?? 0));
                html.Open("td", ("class", "number"));
                Tag(MoneyText.Percent(tenant.Measure.QuotaUsedPercent)!, tenant.Measure.OverQuota);
                html.Close().Close().Line();
            }

            EndTable();
            html.Close();
        }

        html.Close().Line();
    }

    private void WriteInvoices()
    {
        html.Open("section").Element("h2", Messages.ReportInvoicesHeading);
        var open = data.Tenants.Where(tenant => tenant.InvoiceStatus is { } status && (status == "PAST_DUE" || !InvoiceStatuses.IsFinal(status))).ToArray();
        if (open.Length == 0)
        {
            html.Element("p", Messages.ReportNone, ("class", "none"));
        }
        else
        {
            html.Open("details", ("open", open.Length <= TopCount ? "" : null)).Element("summary", MessageText.Of(Messages.ReportInvoiceCount, open.Length));
            Table([Messages.ReportTenant, Messages.ReportStatus]);
            foreach (var tenant in open)
            {
                html.Open("tr");
                Tenant(tenant);
                Status(tenant.InvoiceStatus);
                html.Close().Line();
            }

            EndTable();
            html.Close();
        }

        html.Close().Line();
    }

    private void WriteTenants()
    {
        html.Open("section", ("class", "tenants")).Element("h2", Messages.ReportAllHeading);

        // A browser lays out a closed table only when it is opened, so that a long report opens at once.
        html.Open("details", ("open", data.Tenants.Count <= MostOpen ? "" : null)).Element("summary", MessageText.Of(Messages.ReportTenantCount, data.Tenants.Count));
        Table([Messages.ReportTenant, Messages.ReportId, .. data.HasRevenue ? [Messages.ReportPlan] : Array.Empty<string>(), .. Amount(Messages.ReportRevenue, data.HasRevenue), .. data.HasRevenue ? [Messages.ReportGrowth] : Array.Empty<string>(), .. Amount(Messages.ReportCost, data.HasCost), .. Amount(Messages.ReportMargin, data.HasRevenue && data.HasCost), Messages.ReportGib, Messages.ReportStatus]);
        foreach (var tenant in data.Tenants)
        {
            html.Open("tr");
            Tenant(tenant);
            html.Open("td").Name(tenant.OrganizationId).Close();
            if (data.HasRevenue)
            {
                html.Element("td", tenant.Plan);
            }

            Cells(data.HasRevenue, money.Rounded(tenant.Revenue));
            Cells(data.HasRevenue, MoneyText.Percent(Growth(tenant.Revenue, tenant.PreviousRevenue)));
            Cells(data.HasCost, money.Rounded(tenant.Cost));
            Cells(data.HasRevenue && data.HasCost, money.Rounded(tenant.Margin));
            Cells(true, MoneyText.Quantity(tenant.Storage));
            Status(tenant.InvoiceStatus);
            html.Close().Line();
        }

        EndTable();
        html.Close().Close().Line();
    }

    private IEnumerable<string> Amount(string label, bool isShown) => isShown ? [MessageText.Of(label, data.Currency)] : [];

    private void Chart(string id, string heading, string? type = null) => html.Open("section", ("class", type)).Element("h2", heading).Line()
        .Open("div", ("class", "plot")).Element("canvas", null, ("id", id), ("role", "img"), ("aria-label", heading)).Close().Line()
        .Open("details").Element("summary", Messages.ReportFigures);

    private void EndChart() => html.Close().Close().Line();

    private void Table(IReadOnlyList<string> columns)
    {
        html.Open("div", ("class", "scroll")).Open("table").Open("thead").Open("tr");
        foreach (var column in columns)
        {
            html.Element("th", column, ("scope", "col"), ("class", IsText(column) ? null : "number"));
        }

        html.Close().Close().Open("tbody").Line();
    }

    private void EndTable() => html.Close().Close().Close().Line();

    private static bool IsText(string column) => column == Messages.ReportMonth || column == Messages.ReportTenant || column == Messages.ReportId || column == Messages.ReportPlan || column == Messages.ReportStatus;

    private void Tenant(ReportTenant tenant)
    {
        html.Open("th", ("scope", "row")).Name(tenant.Name);
        if (!tenant.IsActive)
        {
            html.Text(" ");
            Tag(Messages.ReportInactive, isAlarm: false);
        }

        html.Close();
    }

    private void Cells(bool isShown, string? text)
    {
        if (isShown)
        {
            html.Element("td", text, ("class", "number"));
        }
    }

    private void Status(string? status)
    {
        html.Open("td");
        if (status == "PAST_DUE" || !InvoiceStatuses.IsFinal(status))
        {
            if (!string.IsNullOrEmpty(status))
            {
                Tag(status!, status == "PAST_DUE");
            }
        }
        else
        {
            html.Text(status);
        }

        html.Close();
    }

    private void Tag(string text, bool isAlarm) => html.Element("span", text, ("class", isAlarm ? "tag alarm" : "tag"));
}
