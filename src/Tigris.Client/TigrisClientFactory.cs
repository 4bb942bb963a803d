using System;
using System.Text;
using System.Text.Json;
using Tigris.Client.Files;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>Makes clients. The one public type here: the assembly is loaded by name, and this is what its loader looks for.</summary>
public sealed class TigrisClientFactory : ITigrisClientFactory
{
    /// <inheritdoc/>
    public IOwnerOnlyFiles Files { get; } = new OwnerOnlyFiles();

    /// <inheritdoc/>
    public ITigrisClient Create(TigrisClientOptions options) => new TigrisClient(options);

    /// <inheritdoc/>
    public object? ReadJson(string text) => Read(Encoding.UTF8.GetBytes(text), null);

    /// <inheritdoc/>
    public object? ReadJsonUtf8(byte[] utf8, string secretMember) => Read(utf8, secretMember);

    /// <inheritdoc/>
    public string WriteJson(object? value) => Encoding.UTF8.GetString(JsonGraphWriter.ToUtf8(value));

    /// <inheritdoc/>
    public byte[] WriteJsonUtf8(object? value) => JsonGraphWriter.ToUtf8(value);

    private static object? Read(byte[] utf8, string? secretMember)
    {
        try
        {
            return JsonGraph.Parse(utf8, secretMember);
        }
        catch (JsonException exception)
        {
            var mistake = JsonMistake.Of(exception);
            throw new FormatException(mistake.Message, mistake);
        }
    }
}
