using System;
using System.IO;

namespace Tigris.Benchmarks;

/// <summary>Returns paths of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The manifest of the staged module.</summary>
    public static string Manifest => File("artifacts", "module", "Tigris", "Tigris.psd1");

    /// <summary>Returns the path of a script of this project.</summary>
    public static string Script(string folder, string name) => File("benchmarks", "Tigris.Benchmarks", folder, name + ".ps1");

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Tigris.PowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks do not run inside the repository.");
    }
}
