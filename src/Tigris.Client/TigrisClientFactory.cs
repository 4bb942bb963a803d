using Tigris.Client.Files;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>Creates clients. The only public type of this assembly, which is loaded by name.</summary>
public sealed class TigrisClientFactory : ITigrisClientFactory
{
    /// <inheritdoc/>
    public IJsonSerializer Json { get; } = new JsonGraphSerializer();

    /// <inheritdoc/>
    public IJsonSchemaValidator Schemas { get; } = new JsonSchemaValidator();

    /// <inheritdoc/>
    public IOwnerOnlyFiles Files { get; } = new OwnerOnlyFiles();

    /// <inheritdoc/>
    public ITigrisClient Create(TigrisClientOptions options) => new TigrisClient(options);
}
