using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The way of an S3 request within the log and the faults, which both sides share.</summary>
internal sealed class S3Stage(S3Pipeline pipeline) : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        var s3 = request.S3!;
        s3.ClockOffset = request.ClockOffset;
        var reply = await pipeline.RunAsync(s3);
        reply.Headers.Add(("x-amz-request-id", s3.Id));
        return reply;
    }
}
