using RadLine;

namespace Tigris.Playground.Prompt;

/// <summary>Ctrl+D on an empty line ends the input, as in every shell.</summary>
internal sealed class LeaveCommand : LineEditorCommand
{
    public override void Execute(LineEditorContext context)
    {
        if (context.Buffer.Length == 0)
        {
            context.Submit(SubmitAction.Cancel);
        }
    }
}
