using RadLine;

namespace Tigris.Playground.Prompt;

/// <summary>Replaces the text at the cursor by the next, or the previous, completion of the engine.</summary>
internal sealed class CompleteCommand(EngineCompletion completion, int step) : LineEditorCommand
{
    public override void Execute(LineEditorContext context)
    {
        var buffer = context.Buffer;
        if (completion.Next(buffer.Content, buffer.Position, step) is not { } replacement)
        {
            return;
        }

        buffer.Clear(replacement.Start, replacement.Length);
        buffer.Move(replacement.Start);
        buffer.Insert(replacement.Text);
        buffer.Move(replacement.Start + replacement.Text.Length);
    }
}
