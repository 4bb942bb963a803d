using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// Has somebody answer what calls ask, in the order they were started, however long each takes to come to its question. Belongs to the
/// pipeline thread.
/// </summary>
internal sealed class CallQuestions(ICallOutput output)
{
    private readonly Queue<CallSlot> _asking = new();

    /// <summary>Whether the next call in turn asks, or will never ask. Guarded by the pipeline's gate.</summary>
    public bool Due => _asking.Count > 0 && _asking.Peek().Rests;

    /// <summary>This call will ask, once.</summary>
    public void Expect(CallSlot slot) => _asking.Enqueue(slot);

    /// <summary>Answers all that are due.</summary>
    /// <param name="ending">Whether an error is about to end the pipeline: then nobody is asked, and nothing goes on.</param>
    public void Answer(bool ending)
    {
        while (Due)
        {
            if (_asking.Dequeue().TakeQuestion() is { } question)
            {
                Answer(question, ending);
            }
        }
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
