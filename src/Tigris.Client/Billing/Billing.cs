using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Json;

namespace Tigris.Client;

internal sealed class Billing(IBillingApi api, RawCalls raw, Calls calls) : IBilling
{
    public async Task<IReadOnlyList<UsageSummary>> GetUsageAsync(
        string organizationId, DateTimeOffset startingOn, DateTimeOffset endingBefore, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetUsageAsync));
        var from = UtcTimeConverter.Format(startingOn);
        var until = UtcTimeConverter.Format(endingBefore);
        var answer = await api.GetUsageAsync(Require.Organization(organizationId), from, until, call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("data");
        return Pages.All(call, answer.Data, usage => new UsageSummary
        {
            OrganizationId = organizationId,
            Metric = usage.Name ?? usage.Id ?? "",
            MetricId = usage.Id ?? "",
            Description = usage.Description,
            Unit = usage.Unit ?? "",
            StartingOn = startingOn.ToUniversalTime(),
            EndingBefore = endingBefore.ToUniversalTime(),
            Values = Pages.All(call, usage.Values, value => ToModel(value, usage, organizationId, call)),
        });
    }

    public async Task<Invoice> GetInvoiceAsync(string organizationId, string month, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetInvoiceAsync));
        var answer = await api.GetInvoiceAsync(Require.Organization(organizationId), Require.Month(month), call, cancellationToken)
            .ConfigureAwait(false);
        return InvoiceMapping.ToModel(answer?.Data ?? throw call.MissingMember("data"), organizationId, month, call);
    }

    public async Task<InvoiceDocument> GetInvoiceDocumentAsync(string organizationId, string month, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetInvoiceAsync));
        var path = call.Operation.PathOf(Require.Organization(organizationId), Require.Month(month));
        var answer = await raw.SendAsync(new RawRequest("GET", path), cancellationToken).ConfigureAwait(false);
        var invoice = Parse(answer, call)?.Data ?? throw call.MissingMember("data");
        return new InvoiceDocument(InvoiceMapping.ToModel(invoice, organizationId, month, call), answer.Text);
    }

    public async Task<Invoice> GetAccountInvoiceAsync(string month, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAccountInvoiceAsync));
        var answer = await api.GetAccountInvoiceAsync(Require.Month(month), call, cancellationToken).ConfigureAwait(false);
        var invoice = answer?.Data ?? throw call.MissingMember("data");
        return InvoiceMapping.ToModel(invoice, invoice.OrgId ?? "", month, call);
    }

    private static Wire.GetInvoiceResponse? Parse(RawResponse answer, Call call)
    {
        try
        {
            return answer.Text.Length == 0 ? null : WireSerializer.Read<Wire.GetInvoiceResponse>(answer.Text);
        }
        catch (JsonException exception)
        {
            throw call.InvalidContent(answer.ContentType, exception);
        }
    }

    private static UsageRecord ToModel(Wire.UsageValue value, Wire.Usage usage, string organizationId, Call call) => new()
    {
        OrganizationId = organizationId,
        Metric = usage.Name ?? usage.Id ?? "",
        MetricId = usage.Id ?? "",
        Unit = usage.Unit ?? "",
        StartingOn = value.StartingOn ?? throw call.MissingMember("starting_on"),
        EndingBefore = value.EndingBefore ?? throw call.MissingMember("ending_before"),
        Value = value.Value,
    };
}
