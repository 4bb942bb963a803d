using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Notes every request of the API and of S3. The entry is there, and the request no longer counts as in flight, before the first byte of the answer
/// is sent: whoever has the answer finds the entry, and a client that keeps to its limit is never counted above it.
/// </summary>
internal sealed class LogStage(RequestLog log, TimeProvider time) : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        if (request.IsDiagnostic) return await next();

        var started = time.GetUtcNow();
        var stamp = TimeProvider.System.GetTimestamp(); // elapsed is real time, also under a clock that tests move
        var (status, refusal, limited) = (0, (string?)null, false);
        log.Enter();
        try
        {
            var reply = await next();
            (status, refusal, limited) = (reply.SeenStatus, reply.Refusal, reply.IsRateLimited);
            return reply;
        }
        finally
        {
            log.Leave(new RequestLogEntry(
                request.Method,
                request.RawTarget,
                request.OperationId,
                status,
                started,
                TimeProvider.System.GetElapsedTime(stamp))
            {
                Refusal = refusal,
                IsRateLimited = limited,
                Nonce = request.Header("X-Tigris-Nonce"),
                UserAgent = request.Header("User-Agent"),
            });
        }
    }
}
