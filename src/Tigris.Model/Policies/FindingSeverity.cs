namespace Tigris;

/// <summary>The severity of a finding in a policy or in a price book.</summary>
public enum FindingSeverity
{
    /// <summary>A hint.</summary>
    Information,

    /// <summary>The vendor doesn't document this, it can't have an effect, or it is probably a mistake.</summary>
    Warning,

    /// <summary>The API's document or the schema of price books doesn't allow this.</summary>
    Error,
}
