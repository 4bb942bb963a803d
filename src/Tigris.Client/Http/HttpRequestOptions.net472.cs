using System.Collections.Generic;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <summary>The name and the type of an option. In .NET, the type is in System.Net.Http.</summary>
internal readonly record struct HttpRequestOptionsKey<T>(string Key);

/// <summary>The options of a request, which are properties in .NET Framework.</summary>
internal readonly struct HttpRequestOptions(IDictionary<string, object> properties)
{
    public void Set<T>(HttpRequestOptionsKey<T> key, T value) => properties[key.Key] = value!;

    public bool TryGetValue<T>(HttpRequestOptionsKey<T> key, out T value)
    {
        var found = properties.TryGetValue(key.Key, out var property) && property is T;
        value = found ? (T)property! : default!;
        return found;
    }
}

internal static class HttpRequestOptionsExtensions
{
    extension(HttpRequestMessage request)
    {
        public HttpRequestOptions Options => new(request.Properties);
    }
}
