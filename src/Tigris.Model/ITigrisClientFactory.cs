namespace Tigris;

/// <summary>
/// The entry point of the client's assembly, which is loaded by name. It has contracts for HTTP calls, JSON, JSON schemas, and files. JSON and
/// files need none of the client's libraries, and JSON schemas only those for schemas.
/// </summary>
public interface ITigrisClientFactory
{
    /// <summary>Gets the JSON serializer.</summary>
    IJsonSerializer Json { get; }

    /// <summary>Gets the validator of JSON schemas.</summary>
    IJsonSchemaValidator Schemas { get; }

    /// <summary>Gets the files that only their owner can read and write.</summary>
    IOwnerOnlyFiles Files { get; }

    /// <summary>Creates a client that owns its HTTP connections and its copy of the key until it is disposed.</summary>
    ITigrisClient Create(TigrisClientOptions options);
}
