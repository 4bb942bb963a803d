using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell;

/// <summary>The word that is being completed, without its quotes, and the text that replaces it.</summary>
internal sealed class CompletionWord
{
    // PowerShell treats typographic quotes as quotes.
    private const string SingleQuotes = "'\u2018\u2019\u201a\u201b";
    private const string DoubleQuotes = "\"\u201c\u201d\u201e";

    private readonly bool _escaping;
    private readonly bool _doubleQuoted;
    private readonly bool _quoted;
    private readonly WildcardPattern? _pattern;

    /// <param name="typed">The word, with its quotes.</param>
    /// <param name="escaping">true to escape wildcard characters in the inserted text; otherwise, false.</param>
    public CompletionWord(string? typed, bool escaping)
    {
        _escaping = escaping;
        var text = typed ?? "";
        _doubleQuoted = StartsWith(text, DoubleQuotes);
        _quoted = _doubleQuoted || StartsWith(text, SingleQuotes);
        Text = _quoted ? Bare(text) : Regex.Replace(text, "`(.)", "$1");
        _pattern = WildcardPattern.ContainsWildcardCharacters(Text) ? WildcardPattern.Get(Text + "*", WildcardOptions.IgnoreCase) : null;
    }

    /// <summary>The typed text, without quotes and escapes.</summary>
    public string Text { get; }

    public bool Begins(string? value) =>
        value is not null && (value.StartsWith(Text, StringComparison.OrdinalIgnoreCase) || _pattern?.IsMatch(value) == true);

    public CompletionResult Put(CompletionItem item) =>
        new(Quote(_escaping ? WildcardPattern.Escape(item.Value) : item.Value), item.Value, CompletionResultType.ParameterValue, item.ToolTip);

    private string Quote(string value)
    {
        if (_doubleQuoted && value.IndexOfAny([.. DoubleQuotes, '$', '`']) < 0)
        {
            return $"\"{value}\"";
        }

        return !_quoted && IsBareWord(value) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    // The parser decides. A word of digits is a number, a word that begins with a hyphen is a parameter, and a word with a comma is an array.
    private static bool IsBareWord(string value)
    {
        var script = Parser.ParseInput("x " + value, out _, out var errors);
        var commands = script.EndBlock.Statements.OfType<PipelineAst>().SelectMany(pipeline => pipeline.PipelineElements).ToArray();
        return errors.Length == 0
            && commands.Length == 1
            && commands[0] is CommandAst { CommandElements: { Count: 2 } elements, Redirections.Count: 0 }
            && elements[1] is StringConstantExpressionAst { StringConstantType: StringConstantType.BareWord } word
            && word.Value == value;
    }

    private string Bare(string text)
    {
        var closed = text.Length > 1 && (_doubleQuoted ? DoubleQuotes : SingleQuotes).Contains(text[text.Length - 1]);
        var inner = text.Substring(1, text.Length - (closed ? 2 : 1));
        return _doubleQuoted ? Regex.Replace(inner, "`(.)|\"(\")", "$1$2") : inner.Replace("''", "'");
    }

    private static bool StartsWith(string text, string quotes) => text.Length > 0 && quotes.Contains(text[0]);
}
