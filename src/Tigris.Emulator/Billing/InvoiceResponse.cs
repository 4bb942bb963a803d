using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Billing;

internal sealed record InvoiceResponse(
    string OrgId,
    string PlanName,
    IReadOnlyList<ChargeResponse> Charges,
    decimal Subtotal,
    decimal Total,
    DateTime CreatedAt,
    DateTime LastModified,
    DateTime StartingOn,
    DateTime EndingBefore,
    string Status,
    string Memo);

internal sealed record ChargeResponse(
    string Id,
    string Name,
    decimal Quantity,
    string Unit,
    decimal Total,
    IReadOnlyList<TierResponse> Tiers,
    decimal ChargedQuantity);

internal sealed record TierResponse(string Name, decimal Quantity, decimal StartingAfter, decimal Price, decimal Subtotal);
