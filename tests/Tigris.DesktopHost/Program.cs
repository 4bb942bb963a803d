using System;
using System.IO;
using System.Reflection;

namespace Tigris.DesktopHost;

/// <summary>Loads the module from the folder that is given, and checks what it can; anything wrong is an exception.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var module = arguments[0];

        // What the manifest makes the engine do. A type name in a script then finds the loaded assembly, as a reference of this program does.
        var model = Assembly.LoadFrom(Path.Combine(module, "Tigris.Model.dll"));
        var commands = Assembly.LoadFrom(Path.Combine(module, "Tigris.PowerShell.dll"));
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            request.RequestingAssembly == typeof(Program).Assembly && new AssemblyName(request.Name).Name == "Tigris.Model" ? model : null;

        // What names a type of the model is compiled from here on.
        Checks.Run(commands, module, new Uri(arguments[1]), arguments[2], arguments[3]);
        return 0;
    }
}
