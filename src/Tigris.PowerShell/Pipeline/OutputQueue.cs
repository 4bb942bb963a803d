using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>The output slots of a pipeline's calls, in the order of the input. Belongs to the pipeline thread.</summary>
internal sealed class OutputQueue(ICallOutput output, CallWriter writer, CallLimits limits)
{
    private readonly Queue<OutputSlot> _slots = new();
    private readonly List<CallChange> _silent = [];
    private bool _receiverEnded;
    private (CallMessage.Output Output, OutputSlot Slot)? _interrupted;

    /// <summary>The number of slots whose output isn't written completely.</summary>
    public int Count => _slots.Count;

    /// <summary>true if the next slot in turn has output. The caller holds the monitor.</summary>
    public bool HasOutput => _slots.Count > 0 && _slots.Peek().Ready;

    /// <summary>true if each call has ended or waits for its prompt; otherwise, false. The caller holds the monitor.</summary>
    public bool IsIdle => _slots.All(slot => slot.IsIdle);

    public void Add(OutputSlot slot) => _slots.Enqueue(slot);

    /// <summary>Writes the output that is ready, in order.</summary>
    /// <param name="settle">Awaits the sent requests and writes their results, before an error that ends the pipeline.</param>
    public void Write(Action settle)
    {
        while (_slots.Count > 0)
        {
            var head = _slots.Peek();
            while (head.Dequeue() is { } message)
            {
                Write(head, message, settle);
            }

            if (!head.IsDrained)
            {
                return;
            }

            // Settling after an error may have emptied the queue already.
            if (_slots.Count > 0 && ReferenceEquals(_slots.Peek(), head))
            {
                _slots.Dequeue();
                if (!head.Delivered)
                {
                    _silent.AddRange(head.Changes.All);
                }
            }
        }
    }

    /// <summary>Writes the remaining output of a pipeline that ended early, as far as it accepts output, and names the rest in warnings.</summary>
    public void WriteAtEnd()
    {
        var end = new EarlyEnd(output);
        end.ReportSilent(_silent);
        if (_interrupted is { } interrupted)
        {
            end.ReportInterrupted(interrupted.Output, interrupted.Slot);
        }

        while (_slots.Count > 0)
        {
            var slot = _slots.Dequeue();
            end.Report(slot, WriteAtEnd(slot, end));
        }
    }

    private void Write(OutputSlot slot, CallMessage message, Action settle)
    {
        if (message is CallMessage.Warning { PausedUntil: { } until } && !limits.IsNewPause(until))
        {
            return;
        }

        var isOutput = message is CallMessage.Output or CallMessage.OutputPage;
        slot.Delivered |= isOutput;
        try
        {
            writer.Write(message, settle);
            slot.Delivered |= message is CallMessage.Failure;
        }
        catch when (message is CallMessage.Failure)
        {
            // With -ErrorAction Stop, the engine writes the error before it throws. A pipeline that is being stopped writes nothing.
            slot.Delivered |= !output.IsStopping;
            throw;
        }
        catch when (isOutput)
        {
            _receiverEnded = true;
            if (message is CallMessage.Output single && output.ReceiverFailed)
            {
                _interrupted = (single, slot);
            }

            throw;
        }
    }

    // Returns the objects and errors that weren't written. Other messages don't matter at the end.
    private List<CallMessage> WriteAtEnd(OutputSlot slot, EarlyEnd end)
    {
        var rest = new List<CallMessage>();
        while (slot.Dequeue() is { } message)
        {
            if (message is CallMessage.Output single && !_receiverEnded && output.CanWrite)
            {
                WriteAtEnd(slot, single, end);
            }
            else if (message is CallMessage.Output or CallMessage.Failure)
            {
                rest.Add(message);
            }
        }

        return rest;
    }

    private void WriteAtEnd(OutputSlot slot, CallMessage.Output message, EarlyEnd end)
    {
        try
        {
            slot.Delivered = true;
            output.WriteObject(message.Value);
        }
        catch (Exception)
        {
            // The pipeline has already ended with another exception.
            _receiverEnded = true;
            if (output.ReceiverFailed)
            {
                end.ReportInterrupted(message, slot);
            }
        }
    }
}
