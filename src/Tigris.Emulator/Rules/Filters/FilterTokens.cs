using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Tigris.Emulator.Rules.Filters;

/// <summary>The tokens of a filter. Keywords are case-insensitive. A quoted text has no escapes.</summary>
internal sealed partial class FilterTokens
{
    private readonly List<(string Text, bool IsQuoted, bool IsName)> _words = [];
    private int _at;

    public FilterTokens(string text)
    {
        var at = 0;
        while (at < text.TrimEnd().Length)
        {
            var match = Word().Match(text, at);
            if (!match.Success) throw new FormatException($"'{text[at..].Trim()}' doesn't begin with a word, a sign or a closed quoted text");
            at += match.Length;
            var (name, quoted, plain) = (match.Groups["name"], match.Groups["quoted"], match.Groups["plain"]);
            _words.Add(name.Success ? (name.Value, false, true) : quoted.Success ? (quoted.Value, true, false) : (plain.Value, false, false));
        }
    }

    public bool IsAtEnd => _at == _words.Count;

    /// <summary>Returns the next token, for a message.</summary>
    public string Next => IsAtEnd ? "the end" : _words[_at].Text;

    /// <summary>Skips a keyword or sign if it is next.</summary>
    public bool Skip(string word)
    {
        if (IsAtEnd || _words[_at] is { IsQuoted: true } or { IsName: true } || !_words[_at].Text.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    public void Take(string word)
    {
        if (!Skip(word)) throw new FormatException($"expected {word}, found '{Next}'");
    }

    /// <summary>Reads a field, with or without backticks.</summary>
    public string ReadName() => IsAtEnd || _words[_at].IsQuoted ? throw new FormatException($"expected a field, found '{Next}'") : _words[_at++].Text;

    /// <summary>Reads a quoted text or a number.</summary>
    public string ReadValue() => !IsAtEnd && (_words[_at].IsQuoted || (!_words[_at].IsName && Number().IsMatch(_words[_at].Text)))
        ? _words[_at++].Text
        : throw new FormatException($"expected a number or a text in quotes, found '{Next}'");

    [GeneratedRegex("""\G\s*(?:`(?<name>[^`]+)`|"(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|(?<plain>[A-Za-z][A-Za-z-]*|-?[0-9]+(?:\.[0-9]+)?|!=|>=|<=|[=<>(),]))\s*""")]
    private static partial Regex Word();

    [GeneratedRegex("^-?[0-9]")]
    private static partial Regex Number();
}
