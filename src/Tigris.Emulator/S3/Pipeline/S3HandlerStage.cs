using System.Threading.Tasks;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;

namespace Tigris.Emulator.S3.Pipeline;

internal sealed class S3HandlerStage(Admission admission) : IS3Stage
{
    public Task<S3Reply> InvokeAsync(S3Request request, S3Next next) => request.Endpoint!.Handler(new S3Call(request, admission));
}
