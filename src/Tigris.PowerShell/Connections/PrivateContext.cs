using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Tigris.PowerShell;

/// <summary>
/// A load context for the client and its libraries on .NET. No type of this assembly may be, have or inherit a context: .NET Framework has
/// none, and Windows PowerShell loads all types of a module.
/// </summary>
internal static class PrivateContext
{
    /// <summary>Loads one assembly of a folder into a new context.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Assembly Load(string folder, string fileName)
    {
        // The commands and the client exchange its types, so there must be one copy.
        var model = typeof(ITigrisClient).Assembly;
        var context = (AssemblyLoadContext)Activator.CreateInstance(typeof(AssemblyLoadContext), "Tigris", false)!;
        context.Resolving += (_, name) => name.Name == model.GetName().Name ? model : null;
        return context.LoadFromAssemblyPath(FindCompiled(folder, fileName));
    }

    /// <summary>Loads other assemblies of the folder into the same context.</summary>
    /// <param name="loaded">The assembly that is in the context.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="isNeeded">Returns true for the file names of the assemblies to load.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LoadLibraries(Assembly loaded, string folder, Func<string, bool> isNeeded)
    {
        // The runtime uses an assembly of this context before one of the session with the same name.
        var context = AssemblyLoadContext.GetLoadContext(loaded)!;
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Select(portable => Path.GetFileName(portable)).Where(isNeeded))
        {
            context.LoadFromAssemblyPath(FindCompiled(folder, file));
        }
    }

    private static string FindCompiled(string folder, string fileName)
    {
        var compiled = Path.Combine(folder, Platform, fileName);
        return File.Exists(compiled) ? compiled : Path.Combine(folder, fileName);
    }

    // The name of the folder of native code, as in module/Native.targets.
    private static string Platform => $"{OperatingSystem}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string OperatingSystem => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx"
        : "linux";
}
