using System;
using System.Net.Http;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;

namespace Tigris.Client.Json;

/// <summary>Converts wire records to bodies and back, with metadata that the build generates.</summary>
internal sealed class WireSerializer : IHttpContentSerializer
{
    /// <summary>Returns a record as UTF-8. The caller wipes the array.</summary>
    public static byte[] Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, MetadataOf<T>());

    /// <summary>Reads a response that is kept as text. Other responses are read from their bytes.</summary>
    /// <exception cref="JsonException">The text isn't the expected JSON.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, MetadataOf<T>());

    public HttpContent ToHttpContent<T>(T item) => new JsonBody<T>(item);

    /// <summary>Reads a response; null if it is empty.</summary>
    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var utf8 = content is ReceivedBody body ? body.Utf8 : throw new InvalidOperationException("The response was not read.");
        return Task.FromResult(utf8.IsEmpty ? default : JsonSerializer.Deserialize(utf8, MetadataOf<T>()));
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => JsonNamingPolicy.SnakeCaseLower.ConvertName(propertyInfo.Name);

    private static JsonTypeInfo<T> MetadataOf<T>() => (JsonTypeInfo<T>?)WireContext.Default.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the serializer's context.");
}
