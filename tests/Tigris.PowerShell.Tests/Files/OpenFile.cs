using System;
using System.Diagnostics;
using System.IO;

namespace Tigris.PowerShell.Tests.Files;

/// <summary>A file that a command of this process is writing to.</summary>
internal static class OpenFile
{
    /// <summary>Reads the file. On Unix another process does it, because .NET refuses to open a locked file again.</summary>
    public static string Read(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }

        using var cat = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        return cat.StandardOutput.ReadToEnd();
    }
}
