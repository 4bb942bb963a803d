using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Emulator.Pipeline;

/// <summary>Writes a decimal without trailing zeros: <c>1.8</c> and not <c>1.80</c>.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    // Dividing by a one of full scale reduces a decimal to its smallest scale.
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
}
