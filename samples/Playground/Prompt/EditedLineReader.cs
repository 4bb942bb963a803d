using System;
using System.Threading;
using System.Threading.Tasks;
using RadLine;

namespace Tigris.Playground.Prompt;

/// <summary>Lines from a keyboard, with editing, history and completion.</summary>
internal sealed class EditedLineReader : ILineReader
{
    private readonly ChangingPrompt _prompt = new();
    private readonly LineEditor _editor;

    public EditedLineReader(EngineCompletion completion)
    {
        _editor = new LineEditor { Prompt = _prompt };
        var keys = _editor.KeyBindings;
        keys.Remove(ConsoleKey.Tab, ConsoleModifiers.Control);
        keys.Add(ConsoleKey.Tab, () => new CompleteCommand(completion, step: 1));
        keys.Add(ConsoleKey.Tab, ConsoleModifiers.Shift, () => new CompleteCommand(completion, step: -1));
        keys.Add<PreviousHistoryCommand>(ConsoleKey.UpArrow);
        keys.Add<NextHistoryCommand>(ConsoleKey.DownArrow);
        // What was typed before the terminal was ready has line feeds, which read as Ctrl+Enter.
        keys.Add<SubmitCommand>(ConsoleKey.Enter, ConsoleModifiers.Control);
        keys.Add<LeaveCommand>(ConsoleKey.D, ConsoleModifiers.Control);
    }

    public Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        _prompt.Text = prompt;
        return _editor.ReadLine(cancellationToken);
    }
}
