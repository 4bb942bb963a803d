using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Pipeline;

/// <summary>A refusal of a request. The error stage turns it into a response in the format of the side.</summary>
internal class RefusalException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The S3 error code; null derives it from the status.</summary>
    public string? Code { get; init; }

    /// <summary>The reason for the log, if the client must not see it.</summary>
    public string? Reason { get; init; }

    /// <summary>The elements of an S3 error after code and message.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>The headers of the response.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
