using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Tigris.PowerShell;

/// <summary>
/// Completes a parameter's value with items that begin with the word and aren't in the list yet. Each item is quoted where PowerShell requires
/// it.
/// </summary>
internal abstract class TigrisCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var typed = new TypedCommand(commandName, parameterName, commandAst, fakeBoundParameters);
            var word = new CompletionWord(wordToComplete, typed.AcceptsWildcards);
            var listed = typed.Listed(word);
            return
            [
                .. Choose(typed, word)
                    .Where(item => item.Value.Length > 0 && !listed.Contains(item.Value))
                    .Take(CompletionListing.MostMatches)
                    .Select(word.Put),
            ];
        }
        catch (Exception)
        {
            // The user is typing. The command reports problems when it runs, such as a missing or closed connection or an incomplete environment.
            return [];
        }
    }

    /// <summary>Returns the completions that fit the word.</summary>
    private protected abstract IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word);

    /// <summary>Returns the items that match by value, or else by name.</summary>
    private protected static IEnumerable<CompletionItem> Fitting(IReadOnlyCollection<CompletionItem> items, CompletionWord word) =>
        items.Any(item => word.Begins(item.Value))
            ? items.Where(item => word.Begins(item.Value))
            : items.Where(item => word.Begins(item.Name));
}
