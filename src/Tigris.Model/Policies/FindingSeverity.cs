namespace Tigris;

/// <summary>The certainty that a policy doesn't do what it says.</summary>
public enum FindingSeverity
{
    /// <summary>A hint.</summary>
    Information,

    /// <summary>The vendor doesn't document this, or it can't have an effect.</summary>
    Warning,

    /// <summary>The API's document doesn't allow this.</summary>
    Error,
}
