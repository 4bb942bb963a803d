using System.Threading.Tasks;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Refuses what no endpoint answers.</summary>
internal sealed class S3RoutingStage(S3Router router) : IS3Stage
{
    public Task<S3Reply> InvokeAsync(S3Request request, S3Next next)
    {
        router.Route(request);
        return next();
    }
}
