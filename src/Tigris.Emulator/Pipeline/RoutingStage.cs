using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Refuses what the router did not find, other providers, and identities that no path can carry safely.</summary>
internal sealed class RoutingStage(EmulatorOptions options) : IStage
{
    private const int LongestIdentity = 255;

    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        var route = request.Route;
        if (route.Endpoint is null && route.KnownMethods.IsEmpty) throw new ApiException(404, "there is nothing at this path");
        if (route.Endpoint is null)
        {
            var allow = string.Join(", ", route.KnownMethods);
            throw new ApiException(405, $"{request.Method} is not allowed here, only {allow}") { Allow = allow };
        }

        foreach (var (name, value) in route.Values)
        {
            if (value is "." or "..") throw ApiException.BadRequest(name, $"'{value}' is not an identity: clients collapse it out of the path");
            if (value.Any(char.IsControl)) throw ApiException.BadRequest(name, "must not hold control characters");
            if (value.Length > LongestIdentity) throw ApiException.BadRequest(name, $"must have at most {LongestIdentity} characters");
        }

        if (route.Values.TryGetValue("provider_id", out var provider) && !string.Equals(provider, options.ProviderId, StringComparison.Ordinal))
            throw ApiException.NotFound("provider", provider);
        return next();
    }
}
