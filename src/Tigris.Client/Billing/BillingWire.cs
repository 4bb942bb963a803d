using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

internal sealed record GetUsageResponse
{
    public IReadOnlyList<Usage>? Data { get; init; }
}

internal sealed record Usage
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<UsageValue>? Values { get; init; }
}

internal sealed record UsageValue
{
    [JsonRequired]
    public DateTimeOffset? StartingOn { get; init; }

    [JsonRequired]
    public DateTimeOffset? EndingBefore { get; init; }

    [JsonRequired]
    public double Value { get; init; }
}

internal sealed record GetInvoiceResponse
{
    public Invoice? Data { get; init; }
}

internal sealed record Invoice
{
    public string? OrgId { get; init; }

    public string? PlanName { get; init; }

    [JsonRequired]
    public IReadOnlyList<InvoiceCharge>? Charges { get; init; }

    [JsonRequired]
    public decimal Subtotal { get; init; }

    [JsonRequired]
    public decimal Total { get; init; }

    [JsonRequired]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonRequired]
    public DateTimeOffset? LastModified { get; init; }

    [JsonRequired]
    public DateTimeOffset? StartingOn { get; init; }

    [JsonRequired]
    public DateTimeOffset? EndingBefore { get; init; }

    [JsonRequired]
    public string? Status { get; init; }

    public string? Memo { get; init; }

    public decimal? MinimumCommit { get; init; }

    public decimal? Credits { get; init; }
}

internal sealed record InvoiceCharge
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    [JsonRequired]
    public decimal Quantity { get; init; }

    public string? Unit { get; init; }

    [JsonRequired]
    public decimal Total { get; init; }

    public IReadOnlyList<ChargeTier>? Tiers { get; init; }

    [JsonRequired]
    public decimal ChargedQuantity { get; init; }
}

internal sealed record ChargeTier
{
    public string? Name { get; init; }

    [JsonRequired]
    public decimal Quantity { get; init; }

    [JsonRequired]
    public decimal StartingAfter { get; init; }

    [JsonRequired]
    public decimal Price { get; init; }

    [JsonRequired]
    public decimal Subtotal { get; init; }
}
