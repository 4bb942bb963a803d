using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// Loads the client's assembly on first use: on .NET into its own load context, on .NET Framework from its own folder. Its libraries, such as
/// Refit and Polly, can't conflict with those of other modules. They are loaded with the first client.
/// </summary>
internal static class ClientLoader
{
    private const string ClientAssembly = "Tigris.Client.dll";
    private const string FactoryType = "Tigris.Client.TigrisClientFactory";

    // One copy for each process, for all runspaces and repeated imports. This mode doesn't cache a failure: the next command tries again.
    private static readonly Lazy<ITigrisClientFactory> Loaded = new(Load, LazyThreadSafetyMode.PublicationOnly);

    // The libraries that only JSON schemas need. All others are for HTTP calls.
    private static readonly string[] SchemaLibraries = ["Humanizer.dll", "Json.More.dll", "JsonPointer.Net.dll", "JsonSchema.Net.dll"];

    private static readonly Lazy<ITigrisClientFactory> LoadedForSchemas =
        new(() => LoadLibraries(file => SchemaLibraries.Contains(file)), LazyThreadSafetyMode.PublicationOnly);

    private static readonly Lazy<ITigrisClientFactory> LoadedForCalls =
        new(() => LoadLibraries(file => !SchemaLibraries.Contains(file)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Gets the files that only their owner can read and write.</summary>
    public static IOwnerOnlyFiles Files => Get(Loaded).Files;

    /// <summary>Gets the JSON serializer.</summary>
    public static IJsonSerializer Json => Get(Loaded).Json;

    /// <summary>Gets the validator of JSON schemas, with the libraries that it needs.</summary>
    public static IJsonSchemaValidator Schemas => Get(LoadedForSchemas).Schemas;

    /// <summary>Gets files and JSON, for workflows.</summary>
    public static LocalServices Services => new(Files, Json);

    /// <summary>Gets the factory, with all the libraries that its clients need.</summary>
    public static ITigrisClientFactory Factory => Get(LoadedForCalls);

    private static bool HasContexts => typeof(object).Assembly.GetType("System.Runtime.Loader.AssemblyLoadContext") is not null;

    private static string Library => Path.Combine(Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!, "lib");

    // The mode alone would let two threads load two copies.
    private static ITigrisClientFactory Get(Lazy<ITigrisClientFactory> factory)
    {
        lock (Loaded)
        {
            return factory.Value;
        }
    }

    private static ITigrisClientFactory Load()
    {
        var client = HasContexts
            ? PrivateContext.Load(Path.Combine(Library, "net8.0"), ClientAssembly)
            : PrivateFolder.Load(Path.Combine(Library, "net472"), ClientAssembly);
        return (ITigrisClientFactory)Activator.CreateInstance(client.GetType(FactoryType, throwOnError: true)!)!;
    }

    // The runtime of .NET Framework raises an event for each library when it needs it.
    private static ITigrisClientFactory LoadLibraries(Func<string, bool> isNeeded)
    {
        var factory = Loaded.Value;
        if (HasContexts)
        {
            PrivateContext.LoadLibraries(factory.GetType().Assembly, Path.Combine(Library, "net8.0"), isNeeded);
        }

        return factory;
    }
}
