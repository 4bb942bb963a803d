using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Runs the handler. Its changes are one transaction, in which the call is authorized again.</summary>
internal sealed class S3HandlerStage(Admission admission) : Stage<S3Request>
{
    protected override Task<Reply> InvokeAsync(S3Request request, Next next) => request.Endpoint.Handler(new S3Call(request, admission));
}
