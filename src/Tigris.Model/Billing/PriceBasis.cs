namespace Tigris;

/// <summary>The source of the quantities that a price book prices.</summary>
public enum PriceBasis
{
    /// <summary>The usage of the organization.</summary>
    Usage,

    /// <summary>The charges of the vendor's invoice, with a markup.</summary>
    Invoice,
}
