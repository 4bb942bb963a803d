using System.IO;

namespace Tigris.Client.Files;

/// <summary>The file that a path means in the end.</summary>
internal static class FileLink
{
    /// <summary>Where a link leads, over all that follow; the file itself where it is none. Need not be there.</summary>
    public static FileInfo Follow(FileInfo file) =>
        file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
}
