using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tigris.Client.Json;

namespace Tigris.Client.Secrets;

/// <summary>Converts secrets from and to JSON without a string, which can't be wiped.</summary>
internal sealed class SecureStringConverter : JsonConverter<SecureString>
{
    public override SecureString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException(Messages.JsonSecretNoText);
        }

        // One UTF-8 byte makes at most one UTF-16 character.
        var characters = new char[reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length];
        var pin = GCHandle.Alloc(characters, GCHandleType.Pinned);
        try
        {
            var length = reader.CopyString(characters);
            var secret = new SecureString();
            for (var index = 0; index < length; index++)
            {
                secret.AppendChar(characters[index]);
            }

            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            pin.Free();
        }
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options)
    {
        using var text = new ClearText(value);
        ValidText.Require(text.Characters);
        writer.WriteStringValue(text.Characters);
    }
}
