using System;
using System.Text;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>Reads and writes JSON as plain graphs.</summary>
internal sealed class JsonGraphSerializer : IJsonSerializer
{
    public object? Parse(string text) => Read(Encoding.UTF8.GetBytes(text), null);

    public object? Parse(byte[] utf8, string secretMember) => Read(utf8, secretMember);

    public string Serialize(object? value) => Encoding.UTF8.GetString(JsonGraphWriter.ToUtf8(value));

    public byte[] SerializeToUtf8(object? value) => JsonGraphWriter.ToUtf8(value);

    private static object? Read(byte[] utf8, string? secretMember)
    {
        try
        {
            return JsonGraph.Parse(utf8, secretMember);
        }
        catch (JsonException exception)
        {
            var mistake = JsonErrors.Of(exception);
            throw new FormatException(mistake.Message, mistake);
        }
    }
}
