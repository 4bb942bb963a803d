using System;
using System.IO;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// Loads the client with everything it needs, on the first call: on .NET into a context of its own, on .NET Framework from a folder of its
/// own. What it uses (Refit, Polly) is not the session's, and cannot clash with what other modules brought.
/// </summary>
internal static class ClientLoader
{
    private const string ClientAssembly = "Tigris.Client.dll";
    private const string FactoryType = "Tigris.Client.TigrisClientFactory";

    // Loaded once in a process: every runspace, and a module imported again, gets the same. This mode keeps no failure: the next command tries again.
    private static readonly Lazy<ITigrisClientFactory> Loaded = new(Load, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Gets the client's factory.</summary>
    public static ITigrisClientFactory Factory
    {
        get
        {
            // That mode alone would let two threads load two copies.
            lock (Loaded)
            {
                return Loaded.Value;
            }
        }
    }

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
