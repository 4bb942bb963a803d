using System.Collections.Generic;

namespace Tigris.Client.Tests.Support;

/// <summary>The request that arrived at the transport in one attempt.</summary>
internal sealed record SentRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Time => Headers["X-Tigris-Time"];

    public string Nonce => Headers["X-Tigris-Nonce"];

    public string Signature => Headers["X-Tigris-Signature"];
}
