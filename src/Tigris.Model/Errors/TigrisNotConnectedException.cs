namespace Tigris;

/// <summary>The exception for a missing connection: it was never made, or it is closed.</summary>
/// <param name="message">The reason.</param>
public sealed class TigrisNotConnectedException(string message) : TigrisException(message);
