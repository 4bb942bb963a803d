using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

internal sealed class BillingEndpoints(OrganizationStore organizations, UsageStore usage, MeterReadings readings, EmulatorOptions options)
{
    private const string Organization = "/v1/providers/{provider_id}/orgs/{org_id}";
    private const int LongestPeriod = 1100; // three years of days

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Organization + "/usage", "Tigris_GetUsage", OrganizationRule.Exists, Usage)
        {
            Query = [new("starting_on", QueryType.Text, Required: true), new("ending_before", QueryType.Text, Required: true)],
        },
        new("GET", Organization + "/invoices/{month}", "Tigris_GetInvoice", OrganizationRule.Exists, Invoice),
        new("GET", "/v1/providers/{provider_id}/account/invoices/{month}", "Tigris_GetAccountInvoice", OrganizationRule.None, AccountInvoice)
        {
            Access = StoreAccess.EachQuery,
        },
    ];

    private DateTime Now => options.TimeProvider.GetUtcNow().UtcDateTime;

    private object Usage(Call call)
    {
        var from = Timestamps.UtcMidnight(call.Query.Text("starting_on"), "starting_on");
        var before = Timestamps.UtcMidnight(call.Query.Text("ending_before"), "ending_before");
        if (before <= from) throw ApiException.BadRequest("ending_before", "must be after starting_on");
        if (before.DayNumber - from.DayNumber > LongestPeriod)
            throw ApiException.BadRequest("ending_before", $"must be at most {LongestPeriod} days after starting_on");

        var daily = Ledger(Now).Daily(call.OrganizationId, from, before);
        return new
        {
            data = Metric.All.Select(metric => new
            {
                id = metric.Id,
                name = metric.Name,
                description = metric.Description,
                unit = metric.Unit,
                values = daily[metric.Index].Select((value, i) => new
                {
                    starting_on = from.AddDays(i).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    ending_before = from.AddDays(i + 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    value,
                }),
            }),
        };
    }

    private object Invoice(Call call)
    {
        var (month, now) = (Month(call), Now);
        return new { data = Invoices.Compute(call.OrganizationId, month, Ledger(now).Total(call.OrganizationId, month), now) };
    }

    private object AccountInvoice(Call call)
    {
        var (month, now) = (Month(call), Now);
        return new { data = Invoices.Compute(options.ProviderId, month, Ledger(now).Total(organizations.AllIds(), month), now) };
    }

    private UsageLedger Ledger(DateTime now) => new(usage, readings, options.DemoUsage, now);

    private BillingMonth Month(Call call)
    {
        var month = BillingMonth.Parse(call.Path("month")) ?? throw ApiException.BadRequest("month", "must be YYYY-MM");
        return month.StartingOn <= Now ? month : throw ApiException.NotFound("invoice", call.Path("month"));
    }
}
