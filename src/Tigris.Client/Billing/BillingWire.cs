using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Tigris.Client.Wire;

/// <summary>The request and response bodies of the resource. The build generates their JSON metadata.</summary>
internal sealed record BillingBodies(
    GetUsageResponse GetUsageResponse,
    GetInvoiceResponse GetInvoiceResponse);

internal sealed record GetUsageResponse
{
    public IReadOnlyList<Usage>? Data { get; set; }
}

internal sealed record Usage
{
    public const string Sample = """
        {"id":"m1","name":"Storage used - Standard","description":"Bytes at rest","unit":"GiB-Month","values":[
         {"starting_on":"2026-06-01T00:00:00Z","ending_before":"2026-06-02T00:00:00Z","value":0.1},
         {"starting_on":"2026-06-02T00:00:00Z","ending_before":"2026-06-03T00:00:00Z","value":0.25}]}
        """;

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
    public const string Sample = """
        {"org_id":"acme","plan_name":"Standard","subtotal":1.95,"total":1.9500000000000000001,"created_at":"2026-07-01T00:00:00Z",
         "last_modified":"2026-07-02T00:00:00Z","starting_on":"2026-06-01T00:00:00Z","ending_before":"2026-07-01T00:00:00Z",
         "status":"FINALIZED","memo":"first","minimum_commit":10.5,"credits":0.1,
         "charges":[{"id":"c1","name":"PUT, COPY, POST, LIST Requests","quantity":370365,"unit":"Number of Requests","total":1.80,
          "charged_quantity":360365,"tiers":[
           {"name":"free","quantity":10000,"starting_after":0,"price":0,"subtotal":0},
           {"name":"standard","quantity":360365,"starting_after":10000,"price":0.000005,"subtotal":1.801825}]}]}
        """;

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
