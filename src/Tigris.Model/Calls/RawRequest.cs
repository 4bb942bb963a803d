using System.Collections.Generic;

namespace Tigris;

/// <summary>A request to any path below the provider.</summary>
public sealed class RawRequest
{
    /// <summary>Creates a request without query and body.</summary>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Below <c>/v1/providers/{provider}</c>, escaped: <c>/orgs/acme</c>.</param>
    public RawRequest(string method, string path)
    {
        Method = method;
        Path = path;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path below the provider, escaped, beginning with a slash.</summary>
    public string Path { get; }

    /// <summary>Query parameters in order, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>
    /// The body: JSON text as a string, or a graph of strings, numbers, booleans, nulls, dictionaries with string keys and lists;
    /// null for none.
    /// </summary>
    public object? Body { get; init; }

    /// <summary>true to repeat a failed request if that is safe; false to send the request once.</summary>
    public bool MayRetry { get; init; } = true;
}
