using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// A call's place in the order of output: what it has to say waits here until the pipeline thread comes by. Guarded by the pipeline's gate.
/// </summary>
internal sealed class CallSlot(CallGate gate)
{
    private readonly Queue<CallMessage> _messages = new();
    private CallQuestion? _question;

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

    /// <summary>Indicates whether the call returns nothing more by itself: it waits for an answer, or has ended.</summary>
    public bool Rests => _question is not null || Finished;

    /// <summary>True while a question waits for its answer.</summary>
    public bool Asks => _question is not null;

    public void Ask(CallQuestion question)
    {
        lock (gate)
        {
            _question = question;
            gate.Signal();
        }
    }

    /// <summary>The question; null where there is none.</summary>
    public CallQuestion? TakeQuestion()
    {
        lock (gate)
        {
            var question = _question;
            _question = null;
            return question;
        }
    }

    public void Fail(CallMessage.Failure failure)
    {
        lock (gate)
        {
            Failed = true;
            Add(failure);
        }
    }

    public void Add(CallMessage message)
    {
        lock (gate)
        {
            _messages.Enqueue(message);
            gate.Signal();
        }
    }

    public void Finish()
    {
        lock (gate)
        {
            Finished = true;
            gate.Signal();
        }
    }

    public CallMessage? Take()
    {
        lock (gate)
        {
            return _messages.Count > 0 ? _messages.Dequeue() : null;
        }
    }

    /// <summary>true if the call has ended and all its output was written; otherwise, false.</summary>
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
