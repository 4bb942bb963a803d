using System;
using System.IO;

namespace Tigris.Client.Files;

/// <summary>A file to replace. The replacement keeps its owner, group, mode, access list and attributes.</summary>
internal static class TargetFile
{
    /// <summary>Throws if the replacement is impossible, or would change more than the content.</summary>
    /// <returns>true if users other than its owner and group can use it; otherwise, false.</returns>
    public static bool Check(FileInfo target)
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsTarget.Check(target);
            return false;
        }

        return UnixTarget.Check(target);
    }

    /// <summary>Copies the properties of the target to the temporary file.</summary>
    public static void Copy(FileInfo target, FileStream stream, string temporary)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixTarget.Copy(target, stream, temporary);
        }
    }

    /// <summary>Replaces the target by the closed temporary file.</summary>
    public static void Replace(FileInfo target, string temporary, bool overwrite)
    {
        if (OperatingSystem.IsWindows() && overwrite && target.Exists)
        {
            WindowsTarget.Replace(target, temporary);
        }
        else
        {
            File.Move(temporary, target.FullName, overwrite);
        }
    }
}
