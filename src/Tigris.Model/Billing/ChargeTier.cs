namespace Tigris;

/// <summary>One price step of a charge (SPEC ChargeTier).</summary>
public sealed class ChargeTier
{
    /// <summary>The name.</summary>
    public string Tier { get; init; } = "";

    /// <summary>Units charged at this price.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The quantity above which it applies.</summary>
    public decimal StartingAfter { get; init; }

    /// <summary>US dollars a unit.</summary>
    public decimal Price { get; init; }

    /// <summary>The amount.</summary>
    public decimal Subtotal { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Tier;
}
