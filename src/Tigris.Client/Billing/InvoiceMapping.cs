using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Maps invoices from wire types to the model.</summary>
internal static class InvoiceMapping
{
    public static Invoice ToModel(Wire.Invoice invoice, string organizationId, string month, Call call) => new()
    {
        OrganizationId = organizationId,
        Month = month,
        Status = invoice.Status ?? throw call.MissingMember("status"),
        PlanName = invoice.PlanName ?? "",
        Subtotal = invoice.Subtotal,
        Total = invoice.Total,
        Credits = invoice.Credits,
        MinimumCommit = invoice.MinimumCommit,
        Memo = invoice.Memo,
        StartingOn = invoice.StartingOn ?? throw call.MissingMember("starting_on"),
        EndingBefore = invoice.EndingBefore ?? throw call.MissingMember("ending_before"),
        CreatedAt = invoice.CreatedAt ?? throw call.MissingMember("created_at"),
        LastModified = invoice.LastModified ?? throw call.MissingMember("last_modified"),
        Charges = Pages.All(call, invoice.Charges, charge => ToModel(charge, call)),
    };

    private static InvoiceCharge ToModel(Wire.InvoiceCharge charge, Call call) => new()
    {
        Charge = charge.Name ?? charge.Id ?? "",
        ChargeId = charge.Id ?? "",
        Unit = charge.Unit ?? "",
        Quantity = charge.Quantity,
        ChargedQuantity = charge.ChargedQuantity,
        Total = charge.Total,
        Tiers = Pages.All(call, charge.Tiers, ToModel),
    };

    private static ChargeTier ToModel(Wire.ChargeTier tier) => new()
    {
        Tier = tier.Name ?? "",
        Quantity = tier.Quantity,
        StartingAfter = tier.StartingAfter,
        Price = tier.Price,
        Subtotal = tier.Subtotal,
    };
}
