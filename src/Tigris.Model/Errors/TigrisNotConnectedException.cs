namespace Tigris;

/// <summary>There is no connection to use: none was made, or it was closed.</summary>
/// <param name="message">Which of the two.</param>
public sealed class TigrisNotConnectedException(string message) : TigrisException(message);
