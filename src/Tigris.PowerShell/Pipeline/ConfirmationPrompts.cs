using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>
/// Shows the confirmation prompts of calls in the order in which the calls started, however long each takes until its prompt. Belongs to the
/// pipeline thread.
/// </summary>
internal sealed class ConfirmationPrompts(ICallOutput output)
{
    private readonly Queue<OutputSlot> _expected = new();
    private readonly List<OutputSlot> _shown = [];

    /// <summary>Indicates whether the next call in turn has a prompt, or has ended without one. Guarded by the lock of the pipeline.</summary>
    public bool Due => (_expected.Count > 0 && _expected.Peek().IsIdle) || _shown.Exists(slot => slot.HasPrompt);

    /// <summary>Expects a prompt of a call. The call may request another one after the first result.</summary>
    public void Expect(OutputSlot slot) => _expected.Enqueue(slot);

    /// <summary>Shows all prompts that are due.</summary>
    /// <param name="ending">true if an error is about to end the pipeline: then no prompt is shown, and no call continues.</param>
    public void Show(bool ending)
    {
        while (Due)
        {
            var slot = Next();
            if (slot.DequeuePrompt() is { } prompt)
            {
                Show(prompt, ending);
            }
        }
    }

    // A second prompt of a call comes first, because it follows from the result of the first one.
    private OutputSlot Next()
    {
        _shown.RemoveAll(slot => slot.Finished);
        if (_shown.Find(slot => slot.HasPrompt) is { } again)
        {
            return again;
        }

        var next = _expected.Dequeue();
        _shown.Add(next);
        return next;
    }

    private void Show(ConfirmationPrompt prompt, bool ending)
    {
        try
        {
            prompt.Complete(!ending && output.Confirm(prompt.Target, prompt.Action));
        }
        catch (TigrisException exception)
        {
            prompt.Fail(exception);
        }
    }
}
