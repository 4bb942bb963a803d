using RadLine;
using Spectre.Console;

namespace Tigris.Playground.Prompt;

/// <summary>A prompt whose text differs from line to line: <c>PS&gt;</c>, then <c>&gt;&gt;</c> while a command is not complete.</summary>
internal sealed class ChangingPrompt : ILineEditorPrompt
{
    public string Text { get; set; } = "";

    public (Markup Markup, int Margin) GetPrompt(ILineEditorState state, int line) => (new Markup(Markup.Escape(Text.TrimEnd())), 1);
}
