using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Reads a picture to embed it in a document.</summary>
internal static class LogoFile
{
    /// <summary>The largest file. Each document of each customer contains the picture.</summary>
    public const int MaximumLength = 256 * 1024;

    private static readonly (string Type, byte[] Start)[] Types =
    [
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", [0x47, 0x49, 0x46, 0x38]),
    ];

    /// <summary>Returns the picture as a data: address. Its content determines the type, not the name of the file.</summary>
    /// <exception cref="TigrisFileException">The file can't be read, is too large, or isn't a picture that a browser shows.</exception>
    public static string Read(string path)
    {
        var content = FileOperation.Run(path, () => ReadAll(path));
        var type = Array.Find(Types, known => content.Take(known.Start.Length).SequenceEqual(known.Start)).Type ?? WebP(content)
            ?? throw new TigrisFileException("InvalidLogo", MessageText.Of(Messages.InvalidLogoType, path), path);
        return $"data:{type};base64,{Convert.ToBase64String(content)}";
    }

    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[MaximumLength + 1];
        var length = 0;
        for (int read; length < buffer.Length && (read = stream.Read(buffer, length, buffer.Length - length)) > 0;)
        {
            length += read;
        }

        return length <= MaximumLength ? buffer.Take(length).ToArray()
            : throw new TigrisFileException("InvalidLogo", MessageText.Of(Messages.InvalidLogoSize, path, MaximumLength / 1024), path);
    }

    private static string? WebP(byte[] content) =>
        content.Length > 12 && Encoding.ASCII.GetString(content, 0, 4) == "RIFF" && Encoding.ASCII.GetString(content, 8, 4) == "WEBP" ? "image/webp" : null;
}
