using System;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>
/// Refuses headers and query parameters that change the meaning of a request and that its operation doesn't support. No such value is
/// ignored: a client must not assume that the emulator applied it.
/// </summary>
internal sealed class S3SupportStage : Stage<S3Request>
{
    private static readonly string[] Prefixes = ["x-amz-", "x-tigris-", "tigris-"];

    /// <summary>Headers without an effect on the result, or that the signature and payload stages apply to every operation.</summary>
    private static readonly string[] Everywhere =
    [
        "x-amz-date", "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-user-agent", "x-amz-api-version", "x-amz-te",
        "x-amz-sdk-*", "x-amz-request-payer", "x-amz-expected-bucket-owner", "x-tigris-consistent", "x-tigris-namespace",
    ];

    /// <summary>Conditions without which a read would return something else than the client expects.</summary>
    private static readonly string[] ReadConditions = ["If-Match", "If-Unmodified-Since"];

    /// <summary>Headers that make a write depend on the stored object, or change only a part of it.</summary>
    private static readonly string[] WriteConditions = [.. ReadConditions, "If-None-Match", "If-Modified-Since", "Content-Range"];

    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        var endpoint = request.Endpoint;
        SupportedParameters.Check(request);
        if (request.Address.Level != S3Level.Object && request.Header("Accept") == "application/json" && endpoint.Accept is null)
            throw S3Exception.NotImplemented($"the header Accept with application/json for {endpoint.Permission.Operation}");
        if (request.HeaderNames.FirstOrDefault(name => !IsSupported(name, endpoint.Header, endpoint.Headers)) is { } header)
            throw S3Exception.NotImplemented($"the header {header} for {endpoint.Permission.Operation}");
        if ((endpoint.IsOutside || endpoint.NeedsOnlyKey) && request.Header("x-amz-expected-bucket-owner") is not null)
            throw S3Exception.NotImplemented($"the header x-amz-expected-bucket-owner for {endpoint.Permission.Operation}");
        if (Array.Find(Conditions(request), name => request.Header(name) is not null) is { } condition)
            throw S3Exception.NotImplemented($"the header {condition} for {endpoint.Permission.Operation}");
        return next();
    }

    private static string[] Conditions(S3Request request) => request.Endpoint switch
    {
        { IsOpen: true } => [],
        { IsConditional: true } => request.Method is "GET" or "HEAD" ? [] : ["Content-Range"],
        _ => request.Method is "GET" or "HEAD" ? ReadConditions : WriteConditions,
    };

    private static bool IsSupported(string name, string? selector, string[] supported) =>
        !Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || name.Equals(selector, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(Everywhere, pattern => Matches(pattern, name))
        || Array.Exists(supported, pattern => Matches(pattern, name));

    private static bool Matches(string pattern, string name) => pattern.EndsWith('*')
        ? name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
