using System.IO;

namespace Tigris.Client.Files;

/// <summary>A file to replace. .NET Framework runs on Windows only.</summary>
internal static class TargetFile
{
    public static bool Check(FileInfo target)
    {
        WindowsTarget.Check(target);
        return false;
    }

    public static void Copy(FileInfo target, FileStream stream, string temporary)
    {
        // ReplaceFile, which Replace calls, keeps the target's access list and attributes.
    }

    public static void Replace(FileInfo target, string temporary, bool overwrite)
    {
        if (overwrite && target.Exists)
        {
            WindowsTarget.Replace(target, temporary);
        }
        else
        {
            File.Move(temporary, target.FullName);
        }
    }
}
