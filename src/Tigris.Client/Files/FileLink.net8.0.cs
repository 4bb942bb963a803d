using System.IO;

namespace Tigris.Client.Files;

/// <summary>Resolves links.</summary>
internal static class FileLink
{
    /// <summary>Returns the final target of a link, which may be missing; the file itself if it isn't a link.</summary>
    public static FileInfo Follow(FileInfo file) =>
        file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
}
