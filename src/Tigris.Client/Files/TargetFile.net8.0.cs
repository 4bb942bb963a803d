using System;
using System.IO;

namespace Tigris.Client.Files;

/// <summary>A file that is to be replaced by another one which then has its owner, group, mode, access list and attributes.</summary>
internal static class TargetFile
{
    /// <summary>Throws if the file can't be replaced, or not without changing more than its content.</summary>
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

    /// <summary>Gives the temporary file what the target has beside its content.</summary>
    public static void Copy(FileInfo target, FileStream stream, string temporary)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixTarget.Copy(target, stream, temporary);
        }
    }

    /// <summary>Puts the temporary file, which is closed, in the place of the target.</summary>
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
