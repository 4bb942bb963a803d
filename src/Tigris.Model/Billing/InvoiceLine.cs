namespace Tigris;

/// <summary>One price step of one charge of an invoice, flat for export.</summary>
public sealed class InvoiceLine
{
    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>The invoice's status.</summary>
    public string Status { get; init; } = "";

    /// <summary>The charge's display name.</summary>
    public string Charge { get; init; } = "";

    /// <summary>The server's id of the charge.</summary>
    public string ChargeId { get; init; } = "";

    /// <summary>The unit of the quantity.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The price step; null for a charge without steps.</summary>
    public string? Tier { get; init; }

    /// <summary>Units in this step.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The quantity above which the step applies.</summary>
    public decimal? StartingAfter { get; init; }

    /// <summary>US dollars a unit.</summary>
    public decimal? Price { get; init; }

    /// <summary>The amount of the line, US dollars.</summary>
    public decimal Subtotal { get; init; }
}
