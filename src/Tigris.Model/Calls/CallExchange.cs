namespace Tigris;

/// <summary>An attempt's headers (those known to be harmless) and bodies (secrets replaced), as text for a debug log.</summary>
public sealed class CallExchange
{
    /// <summary>The request.</summary>
    public string Request { get; init; } = "";

    /// <summary>The response; empty without a response.</summary>
    public string Response { get; init; } = "";
}
