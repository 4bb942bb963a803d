using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests;

/// <summary>Collects failed tasks whose exception no code observed.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private readonly ConcurrentQueue<string> _found = [];

    public UnobservedTasks() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>Returns the exceptions of the product and its connections among the tasks that were collected as garbage.</summary>
    public IReadOnlyCollection<string> Collect()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return _found;
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private void Note(object? sender, UnobservedTaskExceptionEventArgs failure)
    {
        var text = failure.Exception.ToString();
        if (text.Contains("Tigris.Client", StringComparison.Ordinal) || text.Contains("Tigris.PowerShell", StringComparison.Ordinal)
            || text.Contains("System.Net.Http", StringComparison.Ordinal))
        {
            _found.Enqueue(text);
        }
    }
}
