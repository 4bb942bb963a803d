using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Refuses requests without an operation, and requests with another provider or an invalid identity in the path.</summary>
internal sealed class RoutingStage(EmulatorOptions options) : IStage
{
    private const int LongestIdentity = 255;

    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        if (request.Unroutable is { } refusal) throw refusal;
        if (request is ApiRequest api) CheckPath(api);
        return next();
    }

    private void CheckPath(ApiRequest request)
    {
        foreach (var (name, value) in request.PathValues)
        {
            if (value is "." or "..") throw ApiException.BadRequest(name, $"'{value}' can't be an id: clients remove this segment from the path");
            if (value.Any(char.IsControl)) throw ApiException.BadRequest(name, "must not contain control characters");
            if (value.Length > LongestIdentity) throw ApiException.BadRequest(name, $"must have at most {LongestIdentity} characters");
        }

        if (request.PathValues.TryGetValue("provider_id", out var provider) && !string.Equals(provider, options.ProviderId, StringComparison.Ordinal))
            throw ApiException.NotFound("provider", provider);
    }
}
