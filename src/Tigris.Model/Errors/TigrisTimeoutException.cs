using System;

namespace Tigris;

/// <summary>No answer came in time.</summary>
public sealed class TigrisTimeoutException(string message, string operation, int attempts, bool mayHaveRun, Exception? innerException)
    : TigrisConnectionException(message, operation, attempts, mayHaveRun, innerException);
