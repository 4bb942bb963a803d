using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A line of a file, in bytes.</summary>
internal sealed class JournalLine(int number, byte[] utf8, bool isIncomplete)
{
    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>true for a last line without an end, which a crash cut off; otherwise, false.</summary>
    public bool IsIncomplete { get; } = isIncomplete;

    /// <summary>Reads the lines of a file from the current position of the stream.</summary>
    public static IEnumerable<JournalLine> Read(Stream stream) =>
        LineSplitter.Split(stream).Select((line, index) => new JournalLine(index + 1, line.Utf8, isIncomplete: !line.HasEnd));

    /// <summary>Parses the line as a JSON object.</summary>
    /// <exception cref="FormatException">The line isn't a JSON object.</exception>
    public IReadOnlyDictionary<string, object?> Parse(IJsonSerializer json)
    {
        if (Number == 1 && StartsWithByteOrderMark())
        {
            throw new FormatException(Messages.JournalEncoding);
        }

        return json.Parse(Decode()) as IReadOnlyDictionary<string, object?> ?? throw new FormatException(Messages.JournalNoObject);
    }

    private string Decode()
    {
        try
        {
            return Unicode.Strict.GetString(utf8);
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException(Messages.JournalEncoding, exception);
        }
    }

    private bool StartsWithByteOrderMark() => utf8.Length > 1
        && ((utf8[0], utf8[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) || (utf8.Length > 2 && (utf8[0], utf8[1], utf8[2]) is (0xEF, 0xBB, 0xBF)));
}
