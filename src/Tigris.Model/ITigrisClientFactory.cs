namespace Tigris;

/// <summary>The one door into the client's assembly, which is loaded by name.</summary>
public interface ITigrisClientFactory
{
    /// <summary>Makes a client that owns its HTTP connections and its copy of the key until it is disposed.</summary>
    ITigrisClient Create(TigrisClientOptions options);
}
