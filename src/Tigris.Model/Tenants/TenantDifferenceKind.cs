namespace Tigris;

/// <summary>The kind of a difference between the desired and the actual state.</summary>
public enum TenantDifferenceKind
{
    /// <summary>The document names the setting or object, and the server doesn't have it.</summary>
    Missing,

    /// <summary>The server has the setting or object. The document excludes it, or doesn't name it in the mode Complete.</summary>
    Extra,

    /// <summary>The document and the server have different values.</summary>
    Different,

    /// <summary>The document names the setting, and the server doesn't report it.</summary>
    Unknown,
}
