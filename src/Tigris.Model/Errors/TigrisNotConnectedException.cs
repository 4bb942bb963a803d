namespace Tigris;

/// <summary>The exception for a connection that doesn't exist, or that is closed.</summary>
/// <param name="message">The reason.</param>
public sealed class TigrisNotConnectedException(string message) : TigrisException(message);
