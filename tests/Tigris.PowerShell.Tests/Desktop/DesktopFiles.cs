using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>The paths of files for .NET Framework.</summary>
internal static class DesktopFiles
{
    public static string Module => Path.GetDirectoryName(Repository.Manifest)!;

    /// <summary>The folder of the module's assemblies for Windows PowerShell.</summary>
    public static string Library => Path.Combine(Module, "lib", "net472");

    /// <summary>The program that loads the module as Windows PowerShell would.</summary>
    public static string Host => Metadata("DesktopHost");

    /// <summary>The assemblies that .NET Framework 4.7.2 has.</summary>
    public static IEnumerable<string> Framework =>
        new[] { Metadata("NetFramework"), Path.Combine(Metadata("NetFramework"), "Facades") }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"));

    private static string Metadata(string key) => typeof(DesktopFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
