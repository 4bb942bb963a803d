using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests;

/// <summary>The output, the messages and the terminating error of a script.</summary>
internal sealed class Outcome(IEnumerable<PSObject> output, PSDataStreams streams, Exception? thrown)
{
    public IReadOnlyList<PSObject> Output { get; } = [.. output.Where(item => item is not null)];

    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. streams.Error];

    public IReadOnlyList<string> Warnings { get; } = [.. streams.Warning.Select(record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. streams.Verbose.Select(record => record.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. streams.Debug.Select(record => record.Message)];

    /// <summary>The terminating error; null if the script ran to its end.</summary>
    public Exception? Thrown { get; } = thrown;

    public ErrorRecord? ThrownRecord => (Thrown as IContainsErrorRecord)?.ErrorRecord;

    /// <summary>The only error, terminating or not.</summary>
    public ErrorRecord Error => Thrown is null ? Assert.Single(Errors) : ThrownRecord!;

    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(item => item.Properties[property]?.Value)];

    public IReadOnlyList<string?> Texts(string property) => [.. Values(property).Select(value => value?.ToString())];

    public Outcome ThrowIfFailed()
    {
        Assert.Null(Thrown);
        Assert.Empty(Errors);
        return this;
    }
}
