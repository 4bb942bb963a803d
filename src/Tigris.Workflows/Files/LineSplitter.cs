using System;
using System.Collections.Generic;
using System.IO;

namespace Tigris.Workflows;

/// <summary>Splits a stream into lines, in bytes.</summary>
internal static class LineSplitter
{
    private const byte NewLine = (byte)'\n';
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads the lines from the current position of a stream, without their ends.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="longest">The longest line, in bytes. After a longer line, the reading ends. Only its first part is returned.</param>
    /// <returns>The lines. HasEnd is false for a last line without an end: the file may be cut off.</returns>
    public static IEnumerable<(byte[] Utf8, bool HasEnd)> Split(Stream stream, int longest = int.MaxValue)
    {
        var buffer = new byte[BufferSize];
        using var line = new MemoryStream();
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, NewLine, start, count - start)) >= 0)
            {
                line.Write(buffer, start, end - start);
                yield return (line.ToArray(), HasEnd: true);
                line.SetLength(0);
                start = end + 1;
            }

            line.Write(buffer, start, count - start);
            if (line.Length > longest)
            {
                break;
            }
        }

        if (line.Length > 0)
        {
            yield return (line.ToArray(), HasEnd: false);
        }
    }
}
