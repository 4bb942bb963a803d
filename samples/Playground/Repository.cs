using System;
using System.IO;

namespace Tigris.Playground;

/// <summary>The paths of the files that the program needs.</summary>
internal static class Repository
{
    private static readonly string[] Marks = ["Tigris.PowerShell.sln", "global.json"];

    private static readonly string Root = FindRoot();

    /// <summary>The staged module.</summary>
    public static string Manifest => Existing("artifacts", "module", "Tigris", "Tigris.psd1");

    public static string Lifecycle => Existing("samples", "TenantLifecycle.ps1");

    public static string Proof => Existing("samples", "Prove-Isolation.ps1");

    public static string Tenants => Existing("samples", "tenants.csv");

    private static string Existing(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no {path}. Run dotnet build first.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Array.Exists(Marks, mark => File.Exists(Path.Combine(folder.FullName, mark))))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The playground runs inside the repository only: it uses the module that the build staged there.");
    }
}
