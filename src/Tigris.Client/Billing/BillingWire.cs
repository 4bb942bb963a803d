using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record GetUsageResponse
{
    public IReadOnlyList<Usage>? Data { get; set; }
}

internal sealed record Usage
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public IReadOnlyList<UsageValue>? Values { get; set; }
}

internal sealed record UsageValue
{
    [JsonRequired]
    public DateTimeOffset? StartingOn { get; set; }

    [JsonRequired]
    public DateTimeOffset? EndingBefore { get; set; }

    [JsonRequired]
    public decimal Value { get; set; }
}

internal sealed record GetInvoiceResponse
{
    public Invoice? Data { get; set; }
}

internal sealed record Invoice
{
    public string? OrgId { get; set; }

    public string? PlanName { get; set; }

    [JsonRequired]
    public IReadOnlyList<InvoiceCharge>? Charges { get; set; }

    [JsonRequired]
    public decimal Subtotal { get; set; }

    [JsonRequired]
    public decimal Total { get; set; }

    [JsonRequired]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonRequired]
    public DateTimeOffset? LastModified { get; set; }

    [JsonRequired]
    public DateTimeOffset? StartingOn { get; set; }

    [JsonRequired]
    public DateTimeOffset? EndingBefore { get; set; }

    [JsonRequired]
    public string? Status { get; set; }

    public string? Memo { get; set; }

    public decimal? MinimumCommit { get; set; }

    public decimal? Credits { get; set; }
}

internal sealed record InvoiceCharge
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonRequired]
    public decimal Quantity { get; set; }

    public string? Unit { get; set; }

    [JsonRequired]
    public decimal Total { get; set; }

    public IReadOnlyList<ChargeTier>? Tiers { get; set; }

    [JsonRequired]
    public decimal ChargedQuantity { get; set; }
}

internal sealed record ChargeTier
{
    public string? Name { get; set; }

    [JsonRequired]
    public decimal Quantity { get; set; }

    [JsonRequired]
    public decimal StartingAfter { get; set; }

    [JsonRequired]
    public decimal Price { get; set; }

    [JsonRequired]
    public decimal Subtotal { get; set; }
}
