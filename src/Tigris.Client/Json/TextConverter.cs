using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Client.Json;

/// <summary>Converts strings unchanged. The writer would replace invalid Unicode.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        var other => throw new JsonException(MessageText.Of(Messages.JsonNoText, other)),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ValidText.Require(value);
        writer.WriteStringValue(value);
    }
}
