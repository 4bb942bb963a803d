using System;
using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Reads text files that people and programs write: UTF-8, or UTF-16 with a byte order mark.</summary>
internal static class TextFile
{
    private static readonly Encoding LittleEndian = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file system.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <param name="maxBytes">The largest size in bytes.</param>
    /// <param name="errorId">The id of the error if the file can't be read.</param>
    /// <exception cref="TigrisArgumentException">The file doesn't exist, can't be read, or is too large.</exception>
    public static byte[] Read(string path, string given, int maxBytes, string errorId)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw Unreadable(errorId, given, Messages.TextIsFolder);
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadAll(file, maxBytes) ?? throw Unreadable(errorId, given, MessageText.Of(Messages.TextTooLarge, maxBytes / (1024 * 1024)));
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception))
        {
            throw Unreadable(errorId, given, exception.Message, exception);
        }
    }

    /// <summary>Decodes the content of a file.</summary>
    /// <exception cref="TigrisArgumentException">The content isn't text in one of the encodings.</exception>
    public static string Decode(byte[] content, string given, string errorId)
    {
        try
        {
            var text = Starts(content, 0xEF, 0xBB, 0xBF) ? Unicode.Strict.GetString(content, 3, content.Length - 3)
                : Starts(content, 0xFF, 0xFE) ? LittleEndian.GetString(content, 2, content.Length - 2)
                : Starts(content, 0xFE, 0xFF) ? BigEndian.GetString(content, 2, content.Length - 2)
                : Unicode.Strict.GetString(content);

            // JSON has no NUL. UTF-32 has one in each ASCII character, and UTF-16 without a mark, too.
            return text.IndexOf('\0') < 0 ? text : throw Unreadable(errorId, given, Messages.TextWrongEncoding);
        }
        catch (DecoderFallbackException exception)
        {
            throw Unreadable(errorId, given, Messages.TextWrongEncoding, exception);
        }
    }

    // A device has no length, so the limit also ends the reading.
    private static byte[]? ReadAll(FileStream file, int maxBytes)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var count = file.Read(buffer, 0, buffer.Length); count > 0; count = file.Read(buffer, 0, buffer.Length))
        {
            content.Write(buffer, 0, count);
            if (content.Length > maxBytes)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    private static bool Starts(byte[] content, params byte[] mark)
    {
        for (var index = 0; index < mark.Length; index++)
        {
            if (index >= content.Length || content[index] != mark[index])
            {
                return false;
            }
        }

        return true;
    }

    private static TigrisArgumentException Unreadable(string errorId, string given, string reason, Exception? cause = null) =>
        new(errorId, MessageText.Of(Messages.TextUnreadable, given, reason), given, cause);
}
