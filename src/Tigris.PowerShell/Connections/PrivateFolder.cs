using System;
using System.IO;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>
/// A folder's assemblies on .NET Framework, which has one space for all and wants exactly the version that was compiled against, unless
/// the program's configuration says otherwise; and powershell.exe's says nothing.
/// </summary>
internal static class PrivateFolder
{
    /// <summary>Loads one of them. What it asks for, and what that asks for, is answered from the same folder from now on.</summary>
    public static Assembly Load(string folder, string fileName)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => IsFrom(folder, request.RequestingAssembly)
            ? Find(folder, new AssemblyName(request.Name).Name!)
            : null;
        return Assembly.LoadFrom(Path.Combine(folder, fileName));
    }

    // What other modules ask for is theirs to answer.
    private static bool IsFrom(string folder, Assembly? assembly) => assembly is { IsDynamic: false }
        && string.Equals(Path.GetDirectoryName(assembly.Location), folder, StringComparison.OrdinalIgnoreCase);

    private static Assembly? Find(string folder, string name)
    {
        // Its types are what both sides speak of, so there must be one copy.
        var model = typeof(ITigrisClient).Assembly;
        var path = Path.Combine(folder, name + ".dll");
        return name == model.GetName().Name ? model
            : File.Exists(path) ? Assembly.LoadFrom(path)
            : null;
    }
}
