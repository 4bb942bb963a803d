using System;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Pipeline;

/// <summary>Validates the query and the body against the declaration of the endpoint.</summary>
internal sealed class ValidationStage(SchemaValidator validator) : Stage<ApiRequest>
{
    private const int LargestBody = 1024 * 1024;

    protected override async Task<Reply> InvokeAsync(ApiRequest request, Next next)
    {
        var endpoint = request.Endpoint;
        request.Query = QueryValues.Parse(request.Target.Query, endpoint.Query);
        if (endpoint.Body is { } schema)
        {
            var bytes = await ReadAsync(request.Context.Request, request.Context.RequestAborted);
            if (bytes.Length == 0 && !endpoint.BodyOptional) throw ApiException.BadRequest("body", "required");
            request.Body = bytes.Length == 0 ? JsonElement.Parse("{}") : Parse(bytes);
            validator.Check(schema, request.Body);
        }

        return await next();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestBody) throw new ApiException(413, $"body: must have at most {LargestBody} bytes");
        }

        if (buffer.Length > 0 && request.ContentType is { } type && !IsJson(type))
            throw new ApiException(415, "Content-Type: must be application/json");
        return buffer.ToArray();
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes)) throw ApiException.BadRequest("body", "is not UTF-8");
        try
        {
            return JsonElement.Parse(bytes);
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest("body", $"is not valid JSON: {e.Message}");
        }
    }
}
