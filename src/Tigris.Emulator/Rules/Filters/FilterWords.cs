using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Tigris.Emulator.Rules.Filters;

/// <summary>The words of a filter, one after the other. Keywords in any case; a quoted text is taken as it is, backslashes too.</summary>
internal sealed partial class FilterWords
{
    private readonly List<(string Text, bool IsQuoted, bool IsName)> _words = [];
    private int _at;

    public FilterWords(string text)
    {
        var at = 0;
        while (at < text.TrimEnd().Length)
        {
            var match = Word().Match(text, at);
            if (!match.Success) throw new FormatException($"'{text[at..].Trim()}' begins with no word, sign or quoted text that ends");
            at += match.Length;
            var (name, quoted, plain) = (match.Groups["name"], match.Groups["quoted"], match.Groups["plain"]);
            _words.Add(name.Success ? (name.Value, false, true) : quoted.Success ? (quoted.Value, true, false) : (plain.Value, false, false));
        }
    }

    public bool IsAtEnd => _at == _words.Count;

    /// <summary>What comes next, for a message.</summary>
    public string Next => IsAtEnd ? "the end" : _words[_at].Text;

    /// <summary>Goes past a keyword or sign, if that is what comes.</summary>
    public bool Skip(string word)
    {
        if (IsAtEnd || _words[_at] is { IsQuoted: true } or { IsName: true } || !_words[_at].Text.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    public void Take(string word)
    {
        if (!Skip(word)) throw new FormatException($"there is '{Next}' where {word} was expected");
    }

    /// <summary>A field, with or without its backticks.</summary>
    public string TakeName() => IsAtEnd || _words[_at].IsQuoted ? throw new FormatException($"there is '{Next}' where a field was expected") : _words[_at++].Text;

    /// <summary>A quoted text or a number.</summary>
    public string TakeValue() => !IsAtEnd && (_words[_at].IsQuoted || (!_words[_at].IsName && Number().IsMatch(_words[_at].Text)))
        ? _words[_at++].Text
        : throw new FormatException($"there is '{Next}' where a number or a text in quotes was expected");

    [GeneratedRegex("""\G\s*(?:`(?<name>[^`]+)`|"(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|(?<plain>[A-Za-z][A-Za-z-]*|-?[0-9]+(?:\.[0-9]+)?|!=|>=|<=|[=<>(),]))\s*""")]
    private static partial Regex Word();

    [GeneratedRegex("^-?[0-9]")]
    private static partial Regex Number();
}
