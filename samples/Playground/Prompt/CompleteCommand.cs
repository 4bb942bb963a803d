using RadLine;

namespace Tigris.Playground.Prompt;

/// <summary>Puts the next (or the one before) of the engine's completions in the place of what is at the cursor.</summary>
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
