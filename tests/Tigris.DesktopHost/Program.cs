using System;
using System.IO;
using System.Reflection;

namespace Tigris.DesktopHost;

/// <summary>Loads the module from a folder and checks it. Throws an exception for each fault.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var module = arguments[0];

        // The engine does this because of the manifest. A type name in a script then finds the loaded assembly, like a reference of this program.
        var model = Assembly.LoadFrom(Path.Combine(module, "Tigris.Model.dll"));
        var commands = Assembly.LoadFrom(Path.Combine(module, "Tigris.PowerShell.dll"));
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            request.RequestingAssembly == typeof(Program).Assembly && new AssemblyName(request.Name).Name == "Tigris.Model" ? model : null;

        // From here on, the runtime compiles code that names a type of the model.
        Checks.Run(commands, module, new Uri(arguments[1]), arguments[2], arguments[3]);
        return 0;
    }
}
