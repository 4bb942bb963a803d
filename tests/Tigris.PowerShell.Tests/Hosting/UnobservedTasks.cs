using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests;

/// <summary>Tasks that failed and that nobody asked.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private readonly ConcurrentQueue<string> _found = [];

    public UnobservedTasks() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>Those of the product and of its connections, among all that are garbage by now.</summary>
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
