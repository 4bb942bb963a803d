using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// The messages of a call, in its place in the order of output, until the pipeline thread writes them. Guarded by the monitor of the pipeline.
/// </summary>
internal sealed class OutputSlot(CallMonitor monitor)
{
    private readonly Queue<CallMessage> _messages = new();
    private ConfirmationPrompt? _prompt;

    /// <summary>The changes that the call made.</summary>
    public CallChanges Changes { get; } = new();

    /// <summary>true if an output or an error of the call was written; otherwise, false. Belongs to the pipeline thread.</summary>
    public bool Delivered { get; set; }

    /// <summary>true if the call has ended and adds no more output; otherwise, false.</summary>
    public bool Finished { get; private set; }

    /// <summary>true if the pipeline thread has work to do here; otherwise, false.</summary>
    public bool Ready => _messages.Count > 0 || Finished;

    /// <summary>true if the call has failed; otherwise, false.</summary>
    public bool Failed { get; private set; }

    /// <summary>true if the call has ended, or waits for the result of its prompt; otherwise, false.</summary>
    public bool IsIdle => _prompt is not null || Finished;

    /// <summary>true if the call waits for the result of its prompt; otherwise, false.</summary>
    public bool HasPrompt => _prompt is not null;

    public void Prompt(ConfirmationPrompt prompt)
    {
        lock (monitor)
        {
            _prompt = prompt;
            monitor.Signal();
        }
    }

    /// <summary>Removes and returns the prompt; null if there is none.</summary>
    public ConfirmationPrompt? DequeuePrompt()
    {
        lock (monitor)
        {
            var prompt = _prompt;
            _prompt = null;
            return prompt;
        }
    }

    public void Fail(CallMessage.Failure failure)
    {
        lock (monitor)
        {
            Failed = true;
            Add(failure);
        }
    }

    public void Add(CallMessage message)
    {
        lock (monitor)
        {
            _messages.Enqueue(message);
            monitor.Signal();
        }
    }

    public void Finish()
    {
        lock (monitor)
        {
            Finished = true;
            monitor.Signal();
        }
    }

    public CallMessage? Dequeue()
    {
        lock (monitor)
        {
            return _messages.Count > 0 ? _messages.Dequeue() : null;
        }
    }

    /// <summary>true if the call has ended and all its output was written; otherwise, false.</summary>
    public bool IsDrained
    {
        get
        {
            lock (monitor)
            {
                return Finished && _messages.Count == 0;
            }
        }
    }
}
