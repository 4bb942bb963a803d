namespace Tigris;

/// <summary>An attempt's headers (those known to be harmless) and bodies (secrets replaced), as text for a debug log.</summary>
public sealed class CallExchange
{
    /// <summary>What was sent.</summary>
    public string Request { get; init; } = "";

    /// <summary>What came back; empty where nothing did.</summary>
    public string Response { get; init; } = "";
}
