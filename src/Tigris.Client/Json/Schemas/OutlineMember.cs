namespace Tigris.Client.Json;

/// <summary>A member that an <see cref="OutlineRule"/> supports.</summary>
/// <param name="Name">The name in UTF-8.</param>
/// <param name="Rule">The rule of the value.</param>
internal sealed record OutlineMember(byte[] Name, OutlineRule Rule);
