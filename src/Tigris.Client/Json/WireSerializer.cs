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

/// <summary>Takes wire records to bodies and back, through metadata that was generated with the build.</summary>
internal sealed class WireSerializer : IHttpContentSerializer
{
    /// <summary>A record as UTF-8, in an array that is the caller's to wipe.</summary>
    public static byte[] Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, MetadataOf<T>());

    /// <summary>Reads a text that is kept; other answers are read from their bytes.</summary>
    /// <exception cref="JsonException">It is not the JSON that was expected.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, MetadataOf<T>());

    public HttpContent ToHttpContent<T>(T item) => new JsonBody<T>(item);

    /// <summary>Reads an answer; null where it is empty.</summary>
    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var utf8 = content is ReceivedBody body ? body.Utf8 : throw new InvalidOperationException("The answer was not read.");
        return Task.FromResult(utf8.IsEmpty ? default : JsonSerializer.Deserialize(utf8, MetadataOf<T>()));
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => JsonNamingPolicy.SnakeCaseLower.ConvertName(propertyInfo.Name);

    private static JsonTypeInfo<T> MetadataOf<T>() => (JsonTypeInfo<T>?)WireContext.Default.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the serializer's context.");
}
