using System;
using System.Management.Automation;
using Tigris.Playground.Hosting;

namespace Tigris.Playground.Prompt;

/// <summary>The engine's own completions: commands, parameters, and the values that the module's completers offer.</summary>
internal sealed class EngineCompletion(Session session)
{
    private CommandCompletion? _current;
    private Replacement? _last;
    private string _expected = "";

    /// <summary>Returns the text to insert and its place; null if there is none. Called on its own result, it returns the next text.</summary>
    public Replacement? Next(string line, int cursor, int step)
    {
        if (_last is null || line != _expected || cursor != _last.Start + _last.Text.Length)
        {
            _current = Complete(line, cursor);
            _last = null;
        }

        if (_current is not { CompletionMatches.Count: > 0 } found)
        {
            return null;
        }

        var text = found.GetNextResult(forward: step > 0).CompletionText;
        var length = _last?.Text.Length ?? found.ReplacementLength;
        var replacement = new Replacement(found.ReplacementIndex, length, text);
        _expected = line.Remove(replacement.Start, replacement.Length).Insert(replacement.Start, text);
        return _last = replacement;
    }

    private CommandCompletion? Complete(string line, int cursor)
    {
        using var shell = session.NewShell();
        try
        {
            return CommandCompletion.CompleteInput(line, cursor, null, shell);
        }
        catch (Exception)
        {
            // A completer that fails offers nothing. Its failure must not lose the typed line.
            return null;
        }
    }

    /// <summary>Text for a part of a line.</summary>
    internal sealed record Replacement(int Start, int Length, string Text);
}
