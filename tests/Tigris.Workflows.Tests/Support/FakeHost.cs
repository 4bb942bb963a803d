using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests;

/// <summary>A caller of workflows that records the output, and answers prompts as the test specifies.</summary>
internal sealed class FakeHost(ITigrisClient client) : IWorkflowHost, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public ITigrisClient Client => client;

    public CancellationToken Cancellation => _cancellation.Token;

    public bool MayContinue { get; set; } = true;

    public bool MayHaveChanged { get; set; }

    /// <summary>The operations that may have been carried out although they failed.</summary>
    public HashSet<string> Unsure { get; } = [];

    /// <summary>The answer to each confirmation.</summary>
    public Func<string, bool> Confirm { get; set; } = _ => true;

    public List<string> Confirmations { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<object> Output { get; } = [];

    public List<string?> Lost { get; } = [];

    public bool MayHaveRun(string operation) => Unsure.Contains(operation);

    public Task<bool> ConfirmAsync(string target, string action)
    {
        Confirmations.Add($"{target}: {action}");
        return Task.FromResult(Confirm(action));
    }

    public void WriteWarning(string text) => Warnings.Add(text);

    public void Write(object value, string? lost = null)
    {
        Output.Add(value);
        Lost.Add(lost);
    }

    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();
}
