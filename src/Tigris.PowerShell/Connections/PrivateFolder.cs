using System;
using System.IO;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>
/// Loads assemblies of a folder on .NET Framework. All assemblies share one load context there, and each reference needs the exact version,
/// unless the configuration of the program redirects it. The configuration of powershell.exe redirects none.
/// </summary>
internal static class PrivateFolder
{
    /// <summary>Loads an assembly. Its references, and their references, are then resolved from the same folder.</summary>
    public static Assembly Load(string folder, string fileName)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => IsFrom(folder, request.RequestingAssembly)
            ? Find(folder, new AssemblyName(request.Name).Name!)
            : null;
        return Assembly.LoadFrom(Path.Combine(folder, fileName));
    }

    // References of other modules aren't resolved here.
    private static bool IsFrom(string folder, Assembly? assembly) => assembly is { IsDynamic: false }
        && string.Equals(Path.GetDirectoryName(assembly.Location), folder, StringComparison.OrdinalIgnoreCase);

    private static Assembly? Find(string folder, string name)
    {
        // The commands and the client exchange its types, so there must be one copy.
        var model = typeof(ITigrisClient).Assembly;
        var path = Path.Combine(folder, name + ".dll");
        return name == model.GetName().Name ? model
            : File.Exists(path) ? Assembly.LoadFrom(path)
            : null;
    }
}
