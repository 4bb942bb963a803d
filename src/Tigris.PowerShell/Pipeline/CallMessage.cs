using System;
using System.Collections;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>An output, an error or another message of a call, for the pipeline thread to write.</summary>
internal abstract class CallMessage
{
    private CallMessage()
    {
    }

    /// <param name="value">The object.</param>
    /// <param name="lost">The warning in case the object isn't delivered; null if the object contains no secret.</param>
    internal sealed class Output(object value, string? lost) : CallMessage
    {
        public object Value { get; } = value;

        public string? Lost { get; } = lost;
    }

    internal sealed class OutputPage(IEnumerable values, PageBackpressure backpressure) : CallMessage
    {
        public IEnumerable Values { get; } = values;

        public PageBackpressure Backpressure { get; } = backpressure;
    }

    internal sealed class Verbose(string text) : CallMessage
    {
        public string Text { get; } = text;
    }

    internal sealed class Debug(string text) : CallMessage
    {
        public string Text { get; } = text;
    }

    internal sealed class Warning(string text) : CallMessage
    {
        public string Text { get; } = text;

        /// <summary>The end of the pause, in the time of <see cref="CallLimits"/>. One warning is enough for all calls that wait.</summary>
        public TimeSpan? PausedUntil { get; init; }
    }

    internal sealed class Failure(ErrorRecord record) : CallMessage
    {
        public ErrorRecord Record { get; } = record;
    }
}
