namespace Tigris.Workflows;

/// <summary>The services of this machine that workflows use. They need no connection.</summary>
/// <param name="files">Reads and writes files that only their owner can open.</param>
/// <param name="json">Reads and writes JSON.</param>
internal sealed class LocalServices(IOwnerOnlyFiles files, IJsonSerializer json)
{
    public IOwnerOnlyFiles Files { get; } = files;

    public IJsonSerializer Json { get; } = json;
}
