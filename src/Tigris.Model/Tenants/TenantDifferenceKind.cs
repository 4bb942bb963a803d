namespace Tigris;

/// <summary>The kind of a difference between the desired and the actual state.</summary>
public enum TenantDifferenceKind
{
    /// <summary>The document names it, and the server doesn't have it.</summary>
    Missing,

    /// <summary>The server has it, and the document says that it shouldn't, or doesn't name it in the mode Complete.</summary>
    Extra,

    /// <summary>Both have it, with different values.</summary>
    Different,

    /// <summary>The document names it, and the server doesn't report it.</summary>
    Unknown,
}
