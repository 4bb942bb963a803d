using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Billing;

internal sealed record InvoiceAnswer(
    string OrgId,
    string PlanName,
    IReadOnlyList<ChargeAnswer> Charges,
    decimal Subtotal,
    decimal Total,
    DateTime CreatedAt,
    DateTime LastModified,
    DateTime StartingOn,
    DateTime EndingBefore,
    string Status,
    string Memo);

internal sealed record ChargeAnswer(
    string Id,
    string Name,
    decimal Quantity,
    string Unit,
    decimal Total,
    IReadOnlyList<TierAnswer> Tiers,
    decimal ChargedQuantity);

internal sealed record TierAnswer(string Name, decimal Quantity, decimal StartingAfter, decimal Price, decimal Subtotal);
