using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A line of a state document, in bytes.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Utf8">The line without its end.</param>
/// <param name="HasEnd">false for a last line without an end: the file may be cut off.</param>
internal sealed record DocumentLine(int Number, byte[] Utf8, bool HasEnd)
{
    /// <summary>The longest line, in bytes.</summary>
    public const int Longest = 16 * 1024 * 1024;

    /// <summary>
    /// Reads the lines from the current position of a stream. After a line that is too long, the reading ends. Only the first part of that line
    /// is returned.
    /// </summary>
    public static IEnumerable<DocumentLine> Read(Stream stream) =>
        LineSplitter.Split(stream, Longest).Select((line, index) => new DocumentLine(index + 1, line.Utf8, line.HasEnd));

    /// <summary>Returns the text, without a byte order mark and white space at the ends.</summary>
    /// <exception cref="FormatException">The line is too long, or isn't text in UTF-8.</exception>
    public string Decode()
    {
        if (Utf8.Length > Longest)
        {
            throw new FormatException(MessageText.Of(Messages.StateLineTooLong, Longest / (1024 * 1024)));
        }

        if (IsOtherUnicode())
        {
            throw new FormatException(Messages.StateEncodingUtf16);
        }

        try
        {
            var text = Unicode.Strict.GetString(Utf8);
            return (Number == 1 ? text.TrimStart('\uFEFF') : text).Trim(' ', '\t', '\r');
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException(Messages.StateEncoding, exception);
        }
    }

    /// <summary>Returns the text, or null if the line isn't text; then adds the problem.</summary>
    public string? Decode(StateProblems problems)
    {
        try
        {
            return Decode();
        }
        catch (FormatException exception)
        {
            problems.AddOnce(Number, exception.Message);
            return null;
        }
    }

    private bool IsOtherUnicode() => Utf8.Contains((byte)0) || (Number == 1 && Utf8.Length > 1 && (Utf8[0], Utf8[1]) is (0xFF, 0xFE) or (0xFE, 0xFF));
}
