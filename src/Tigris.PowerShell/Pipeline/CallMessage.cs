using System;
using System.Collections;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Something that a call has to say or to give, on its way to the pipeline thread.</summary>
internal abstract class CallMessage
{
    private CallMessage()
    {
    }

    /// <param name="value">The object.</param>
    /// <param name="lost">The warning in case the object isn't delivered; null if it holds nothing that exists only once.</param>
    internal sealed class Output(object value, string? lost) : CallMessage
    {
        public object Value { get; } = value;

        public string? Lost { get; } = lost;
    }

    internal sealed class OutputPage(IEnumerable values, PageReceipt receipt) : CallMessage
    {
        public IEnumerable Values { get; } = values;

        public PageReceipt Receipt { get; } = receipt;
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

        /// <summary>The end of the pause that it is about, in the time of <see cref="CallLimits"/>. One warning is enough for all calls that wait.</summary>
        public TimeSpan? PausedUntil { get; init; }
    }

    internal sealed class Failure(ErrorRecord record) : CallMessage
    {
        public ErrorRecord Record { get; } = record;
    }
}
