using System.IO;

namespace Tigris.Client.Files;

/// <summary>Resolves links.</summary>
internal static class FileLink
{
    /// <summary>Returns the final target of a link, which may be missing; the file itself if it isn't a link.</summary>
    public static FileInfo Follow(FileInfo file) =>
        file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

    /// <summary>Returns the path of a file without links: neither the file nor one of its folders is a link.</summary>
    public static string Resolve(FileInfo file)
    {
        var target = Follow(file);
        return target.Directory is { } folder ? Path.Combine(Resolve(folder), target.Name) : target.FullName;
    }

    private static string Resolve(DirectoryInfo folder)
    {
        var resolved = folder.Parent is { } parent ? new DirectoryInfo(Path.Combine(Resolve(parent), folder.Name)) : folder;
        return resolved.LinkTarget is not null && resolved.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo target
            ? Resolve(target)
            : resolved.FullName;
    }
}
