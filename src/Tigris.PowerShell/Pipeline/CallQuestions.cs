using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// Shows the confirmation prompts of calls in the order in which the calls started, however long each takes until its prompt. Belongs to the
/// pipeline thread.
/// </summary>
internal sealed class CallQuestions(ICallOutput output)
{
    private readonly Queue<CallSlot> _asking = new();
    private readonly List<CallSlot> _answered = [];

    /// <summary>Indicates whether the next call in turn asks, or will never ask. Guarded by the lock of the pipeline.</summary>
    public bool Due => (_asking.Count > 0 && _asking.Peek().Rests) || _answered.Exists(slot => slot.Asks);

    /// <summary>Expects a call to ask. It may ask again once it was answered.</summary>
    public void Expect(CallSlot slot) => _asking.Enqueue(slot);

    /// <summary>Answers all that are due.</summary>
    /// <param name="ending">true if an error is about to end the pipeline: then no prompt is shown, and no call continues.</param>
    public void Answer(bool ending)
    {
        while (Due)
        {
            var slot = Next();
            if (slot.TakeQuestion() is { } question)
            {
                Answer(question, ending);
            }
        }
    }

    // A call that asks again comes first: what it asks for follows from its first answer.
    private CallSlot Next()
    {
        _answered.RemoveAll(slot => slot.Finished);
        if (_answered.Find(slot => slot.Asks) is { } again)
        {
            return again;
        }

        var next = _asking.Dequeue();
        _answered.Add(next);
        return next;
    }

    private void Answer(CallQuestion question, bool ending)
    {
        try
        {
            question.Reply(!ending && output.Confirm(question.Target, question.Action));
        }
        catch (TigrisException exception)
        {
            question.Fail(exception);
        }
    }
}
