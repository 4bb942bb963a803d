using System;

namespace Tigris;

/// <summary>The exception for a response that didn't arrive in time.</summary>
public sealed class TigrisTimeoutException(string message, string operation, int attempts, bool mayHaveRun, Exception? innerException)
    : TigrisConnectionException(message, operation, attempts, mayHaveRun, innerException);
