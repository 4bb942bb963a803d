using System;
using System.IO;

namespace Tigris.PowerShell;

/// <summary>
/// Loads the client with everything it needs, on the first call: on .NET into a context of its own, on .NET Framework from a folder of its
/// own. What it uses (Refit, Polly) is not the session's, and cannot clash with what other modules brought.
/// </summary>
internal static class ClientLoader
{
    private const string ClientAssembly = "Tigris.Client.dll";
    private const string FactoryType = "Tigris.Client.TigrisClientFactory";

    // Loaded once in a process: every runspace, and a module imported again, gets the same.
    private static readonly Lazy<ITigrisClientFactory> Loaded = new(Load);

    public static ITigrisClientFactory Factory => Loaded.Value;

    private static bool HasContexts => typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext") is not null;

    private static ITigrisClientFactory Load()
    {
        var library = Path.Combine(Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!, "lib");
        var client = HasContexts
            ? PrivateContext.Load(Path.Combine(library, "net8.0"), ClientAssembly)
            : PrivateFolder.Load(Path.Combine(library, "net472"), ClientAssembly);
        return (ITigrisClientFactory)Activator.CreateInstance(client.GetType(FactoryType, throwOnError: true)!)!;
    }
}
