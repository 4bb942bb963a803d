using System.Text.Json;
using System.Text.Json.Serialization;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Writes responses in JSON.</summary>
internal static class JsonReply
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Reply Of(object value) => new(200)
    {
        Body = new BytesBody(JsonSerializer.SerializeToUtf8Bytes(value, Json)),
        ContentType = "application/json",
    };
}
