namespace Tigris;

/// <summary>How sure it is that a policy does not do what it says.</summary>
public enum FindingSeverity
{
    /// <summary>Worth a thought.</summary>
    Information,

    /// <summary>The vendor documents no such thing, or it cannot have an effect.</summary>
    Warning,

    /// <summary>The API's document rules it out.</summary>
    Error,
}
