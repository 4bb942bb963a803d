using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Reads the lines of a credential file, and wipes each after use.</summary>
internal sealed class CredentialReader : IDisposable
{
    private const int LongestLine = 1024 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly Stream _stream;
    private readonly BufferedStream _buffer;

    private CredentialReader(Stream stream, IJsonSerializer json)
    {
        Json = json;
        _stream = stream;
        _buffer = new BufferedStream(stream);
    }

    /// <summary>The JSON serializer.</summary>
    public IJsonSerializer Json { get; }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>true if the file begins with a byte order mark, so that it can be read, but no lines can be added; otherwise, false.</summary>
    public bool HasByteOrderMark { get; private set; }

    /// <summary>true if the line that was read last has no end, because its writer was interrupted or is still writing; otherwise, false.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Opens a file. Another process may be writing to it.</summary>
    /// <exception cref="TigrisFileException">The file can't be read.</exception>
    public static CredentialReader Open(LocalServices services, string path) => FileOperation.Run(path, () =>
        new CredentialReader(services.Files.OpenShared(path), services.Json));

    /// <summary>Throws if a line isn't the first of a credential file.</summary>
    /// <param name="json">The JSON serializer.</param>
    /// <param name="path">The file.</param>
    /// <param name="line">The line.</param>
    /// <param name="isIncomplete">true if the line has no end; otherwise, false.</param>
    /// <exception cref="TigrisFileException">The file has another format.</exception>
    public static void RequireFirst(IJsonSerializer json, string path, byte[] line, bool isIncomplete)
    {
        var isBegun = isIncomplete && CredentialFormat.Heading.StartsWith(Encoding.UTF8.GetString(line), StringComparison.Ordinal);
        if (!isBegun && (Parse(json, line) is not { } members || !CredentialFormat.IsFirst(members)))
        {
            throw new TigrisFileException("CredentialFileFormat", MessageText.Of(Messages.CredentialFileFormat, path), path);
        }
    }

    /// <summary>Parses a line; null if it isn't a JSON object. The secret in it is a SecureString.</summary>
    public IReadOnlyDictionary<string, object?>? Parse(byte[] line) => Parse(Json, line);

    private static IReadOnlyDictionary<string, object?>? Parse(IJsonSerializer json, byte[] line)
    {
        try
        {
            return json.Parse(line, CredentialFormat.SecretAccessKey) as IReadOnlyDictionary<string, object?>;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Returns to the first line.</summary>
    public void Rewind()
    {
        _buffer.Seek(0, SeekOrigin.Begin);
        Number = 0;
    }

    /// <summary>Reads the first line, without the mark that some editors put before it; null if the file is empty.</summary>
    public byte[]? ReadFirst()
    {
        Rewind();
        return Read();
    }

    /// <summary>Reads the next line without its end; null at the end of the file. The caller wipes the array.</summary>
    public byte[]? Read()
    {
        var line = new List<byte>(1024);
        int next;
        while ((next = _buffer.ReadByte()) >= 0 && next != '\n' && line.Count < LongestLine)
        {
            line.Add((byte)next);
        }

        if (next < 0 && line.Count == 0)
        {
            return null;
        }

        Number++;
        IsIncomplete = next < 0;
        if (Number == 1 && line.Take(ByteOrderMark.Length).SequenceEqual(ByteOrderMark))
        {
            HasByteOrderMark = true;
            line.RemoveRange(0, ByteOrderMark.Length);
        }

        return [.. line];
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _stream.Dispose();
    }
}
