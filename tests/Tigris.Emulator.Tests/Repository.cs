using System;
using System.IO;

namespace Tigris.Emulator.Tests;

/// <summary>The folder of the sources.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tigris.PowerShell.sln")) || File.Exists(Path.Combine(folder.FullName, "global.json"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("the tests do not run below a repository");
    }
}
