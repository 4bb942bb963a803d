using System.Collections.Generic;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Writes HTML. Text and attributes are encoded; only the files of this module are written as they are.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();

    /// <summary>Starts an element. A null attribute is left out.</summary>
    public HtmlWriter Open(string name, params (string Name, string? Value)[] attributes)
    {
        Tag(name, attributes);
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was started last.</summary>
    public HtmlWriter Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element that holds a text.</summary>
    public HtmlWriter Element(string name, string? text, params (string Name, string? Value)[] attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>Writes an element without content, such as an image.</summary>
    public HtmlWriter Empty(string name, params (string Name, string? Value)[] attributes)
    {
        Tag(name, attributes);
        return this;
    }

    /// <summary>Writes a text.</summary>
    public HtmlWriter Text(string? text)
    {
        Encode(text ?? "");
        return this;
    }

    /// <summary>Writes a name that a customer chose. Its direction of writing doesn't change the text around it.</summary>
    public HtmlWriter Name(string? text) => Element("bdi", text);

    /// <summary>Starts a line, so that the file is readable.</summary>
    public HtmlWriter Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>Writes the content of a style or script, as it is. It must be a file of this module, or JSON without markup.</summary>
    public HtmlWriter Raw(string content)
    {
        _html.Append(content);
        return this;
    }

    public override string ToString() => _html.ToString();

    private void Tag(string name, (string Name, string? Value)[] attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
            {
                continue;
            }

            _html.Append(' ').Append(attribute).Append("=\"");
            Encode(value);
            _html.Append('"');
        }

        _html.Append('>');
    }

    private void Encode(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            switch (letter)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                case '\'':
                    _html.Append("&#39;");
                    break;
                default:
                    // HTML has no form for control characters, nor for half a surrogate pair.
                    _html.Append(IsValid(text, index) ? letter : '\uFFFD');
                    break;
            }
        }
    }

    private static bool IsValid(string text, int index)
    {
        var letter = text[index];
        return letter is '\n' or '\t' || (!char.IsControl(letter)
            && (!char.IsHighSurrogate(letter) || (index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])))
            && (!char.IsLowSurrogate(letter) || (index > 0 && char.IsHighSurrogate(text[index - 1]))));
    }
}
