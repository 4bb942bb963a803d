using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// A call's place in the order of output: what it has to say waits here until the pipeline thread comes by. Guarded by the pipeline's gate.
/// </summary>
internal sealed class CallSlot(object gate)
{
    private readonly Queue<CallMessage> _messages = new();

    /// <summary>Whether the call has ended, and nothing more will come.</summary>
    public bool Finished { get; private set; }

    /// <summary>Whether the pipeline thread has something to do here.</summary>
    public bool Ready => _messages.Count > 0 || Finished;

    public void Add(CallMessage message)
    {
        lock (gate)
        {
            _messages.Enqueue(message);
            System.Threading.Monitor.PulseAll(gate);
        }
    }

    public void Finish()
    {
        lock (gate)
        {
            Finished = true;
            System.Threading.Monitor.PulseAll(gate);
        }
    }

    public CallMessage? Take()
    {
        lock (gate)
        {
            return _messages.Count > 0 ? _messages.Dequeue() : null;
        }
    }

    /// <summary>Whether it has ended and all was taken.</summary>
    public bool Spent
    {
        get
        {
            lock (gate)
            {
                return Finished && _messages.Count == 0;
            }
        }
    }
}
