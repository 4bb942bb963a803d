using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Tigris.PowerShell;

/// <summary>
/// A folder's assemblies on .NET, in a context of their own. No type of this assembly may be, have or inherit a context: .NET Framework
/// has none, and Windows PowerShell looks at all types of a module.
/// </summary>
internal static class PrivateContext
{
    /// <summary>Loads one of them, together with all the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Assembly Load(string folder, string fileName)
    {
        // Its types are what both sides speak of, so there must be one copy.
        var model = typeof(ITigrisClient).Assembly;
        var context = (AssemblyLoadContext)Activator.CreateInstance(typeof(AssemblyLoadContext), "Tigris", false)!;
        context.Resolving += (_, name) => name.Name == model.GetName().Name ? model : null;

        // What a context holds already comes before what the session has under the same name.
        var native = Path.Combine(folder, Platform);
        foreach (var portable in Directory.EnumerateFiles(folder, "*.dll"))
        {
            var compiled = Path.Combine(native, Path.GetFileName(portable));
            context.LoadFromAssemblyPath(File.Exists(compiled) ? compiled : portable);
        }

        return context.LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(fileName)));
    }

    // As module/Native.targets names the folders of what is compiled for one platform.
    private static string Platform => $"{OperatingSystem}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string OperatingSystem => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx"
        : "linux";
}
