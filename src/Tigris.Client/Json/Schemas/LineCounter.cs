namespace Tigris.Client.Json;

/// <summary>Converts byte offsets of a text to lines and columns. Each offset must be at or after the previous one.</summary>
internal sealed class LineCounter(byte[] utf8)
{
    private long _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Returns the line and the column, from 1. A column is a character and not a byte.</summary>
    public (int Line, int Column) At(long offset)
    {
        for (; _offset < offset; _offset++)
        {
            if (utf8[_offset] == '\n')
            {
                _line++;
                _column = 1;
            }
            else if ((utf8[_offset] & 0xC0) != 0x80)
            {
                // Other bytes continue a character.
                _column++;
            }
        }

        return (_line, _column);
    }
}
