using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>A response of the S3 side.</summary>
internal sealed record S3Response(int Status, string Text, HttpResponseMessage Response)
{
    /// <summary>Returns the text of a child of the root.</summary>
    public string Value(string element) => XElement.Parse(Text).Elements().First(child => child.Name.LocalName == element).Value;

    public string Code => Text.Length == 0 ? "" : XElement.Parse(Text).Element("Code")?.Value ?? "";
}

/// <summary>Signs requests by hand, so that a test can do it wrong.</summary>
internal sealed class RawS3(TestEmulator emulator, string keyId, string secret) : IDisposable
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });

    public string Region { get; init; } = "auto";

    /// <summary>The Host header, with the bucket if the path doesn't have it.</summary>
    public string? Host { get; init; }

    /// <summary>The difference between its clock and the emulator's.</summary>
    public TimeSpan Offset { get; init; }

    private string HostAndPort => $"{Host ?? "127.0.0.1"}:{emulator.Server.S3Endpoint.Port}";

    private string Time => (emulator.Clock.GetUtcNow() + Offset).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private string Scope => $"{Time[..8]}/{Region}/s3/aws4_request";

    public Task<S3Response> GetAsync(string target) => SendAsync("GET", target);

    public Task<S3Response> PutAsync(string target, string body = "hello") => SendAsync("PUT", target, Encoding.UTF8.GetBytes(body));

    /// <param name="method">The method.</param>
    /// <param name="target">The path and query, escaped as they are signed and sent, with the query in order.</param>
    /// <param name="body">The body.</param>
    /// <param name="change">Changes the request after it was signed.</param>
    /// <param name="headers">Signed headers besides host, time and hash; <c>x-amz-content-sha256</c> replaces the hash.</param>
    public Task<S3Response> SendAsync(
        string method, string target, byte[]? body = null, Action<HttpRequestMessage>? change = null, Dictionary<string, string>? headers = null)
    {
        var signed = SignedHeaders(body, headers);
        var request = Request(method, target, body);
        foreach (var (name, value) in signed.Where(header => header.Key != "host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={keyId}/{Scope}, SignedHeaders={string.Join(';', signed.Keys)}, Signature={Seed(method, target, signed)}");
        change?.Invoke(request);
        return SendAsync(request);
    }

    public Task<S3Response> AnonymousAsync(string method, string target, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var request = Request(method, target, body);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request);
    }

    /// <summary>Presigns a URL. The names of more query parameters must sort after those of the signature.</summary>
    public string Presign(string method, string target, int seconds, params (string Name, string Value)[] more)
    {
        var query = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{keyId}/{Scope}")}&X-Amz-Date={Time}&X-Amz-Expires={seconds}&X-Amz-SignedHeaders=host";
        query += string.Concat(more.OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"&{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = HostAndPort };
        return $"{target}?{query}&X-Amz-Signature={Sign(ToSign(Canonical(method, $"{target}?{query}", signed, "UNSIGNED-PAYLOAD")))}";
    }

    /// <summary>Sends a body in signed chunks with a signed trailer.</summary>
    public (byte[] Body, Dictionary<string, string> Headers) Chunked(
        string method, string target, string[] chunks, (string Name, string Value)? trailer = null, bool signChunks = true)
    {
        var headers = new Dictionary<string, string>
        {
            ["x-amz-content-sha256"] = (signChunks ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" : "STREAMING-UNSIGNED-PAYLOAD") + (trailer is null ? "" : "-TRAILER"),
            ["x-amz-decoded-content-length"] = string.Concat(chunks).Length.ToString(CultureInfo.InvariantCulture),
            ["content-encoding"] = "aws-chunked",
        };
        if (trailer is not null) headers["x-amz-trailer"] = trailer.Value.Name;
        var previous = Seed(method, target, SignedHeaders(null, headers));
        var body = new StringBuilder();
        foreach (var chunk in chunks.Append(""))
        {
            previous = Sign($"AWS4-HMAC-SHA256-PAYLOAD\n{Time}\n{Scope}\n{previous}\n{Hash("")}\n{Hash(chunk)}");
            body.Append(CultureInfo.InvariantCulture, $"{chunk.Length:x}{(signChunks ? ";chunk-signature=" + previous : "")}\r\n{chunk}{(chunk.Length > 0 ? "\r\n" : "")}");
        }

        if (trailer is var (name, value))
        {
            body.Append(CultureInfo.InvariantCulture, $"{name}:{value}\r\n");
            if (signChunks)
                body.Append(CultureInfo.InvariantCulture, $"x-amz-trailer-signature:{Sign($"AWS4-HMAC-SHA256-TRAILER\n{Time}\n{Scope}\n{previous}\n{Hash($"{name}:{value}\n")}")}\r\n");
        }

        return (Encoding.ASCII.GetBytes(body.Append("\r\n").ToString()), headers);
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => _http.Dispose();

    private SortedDictionary<string, string> SignedHeaders(byte[]? body, Dictionary<string, string>? headers)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = HostAndPort,
            ["x-amz-date"] = Time,
            ["x-amz-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(body ?? [])),
        };
        foreach (var (name, value) in headers ?? []) signed[name] = value;
        return signed;
    }

    private HttpRequestMessage Request(string method, string target, byte[]? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(emulator.Server.S3Endpoint.GetLeftPart(UriPartial.Authority) + target, AsItIs));
        request.Headers.Host = HostAndPort;
        if (body is not null) request.Content = new ByteArrayContent(body);
        return request;
    }

    private async Task<S3Response> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return new S3Response((int)response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None), response);
        }
    }

    private string Seed(string method, string target, SortedDictionary<string, string> signed) =>
        Sign(ToSign(Canonical(method, target, signed, signed["x-amz-content-sha256"])));

    private static string Canonical(string method, string target, SortedDictionary<string, string> signed, string hash)
    {
        var parts = target.Split('?', 2);
        var query = string.Join('&', (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Contains('=') ? pair : pair + "="));
        return $"{method}\n{parts[0]}\n{query}\n{string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"))}\n{string.Join(';', signed.Keys)}\n{hash}";
    }

    private string ToSign(string canonical) => $"AWS4-HMAC-SHA256\n{Time}\n{Scope}\n{Hash(canonical)}";

    private string Sign(string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in Scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
