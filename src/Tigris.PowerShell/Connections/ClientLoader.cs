using System;
using System.IO;

namespace Tigris.PowerShell;

/// <summary>
/// Loads the client with everything it needs into a context of its own, on the first call. What it uses (Refit, Polly) is invisible to the
/// session, and cannot clash with what other modules brought.
/// </summary>
internal static class ClientLoader
{
    private const string ClientAssembly = "Tigris.Client.dll";
    private const string FactoryType = "Tigris.Client.TigrisClientFactory";

    // Loaded once in a process: every runspace, and a module imported again, gets the same.
    private static readonly Lazy<ITigrisClientFactory> Loaded = new(Load);

    public static ITigrisClientFactory Factory => Loaded.Value;

    private static ITigrisClientFactory Load()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!, "lib", "net8.0");
        var client = new PrivateLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, ClientAssembly));
        return (ITigrisClientFactory)Activator.CreateInstance(client.GetType(FactoryType, throwOnError: true)!)!;
    }
}
