using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Logs every request to the API and to S3. The entry exists, and the request no longer counts as in flight, before the first byte of the response is
/// sent. A client with the response finds the entry, and a client that keeps its limit never exceeds it in the log.
/// </summary>
internal sealed class LogStage(RequestLog log, TimeProvider time) : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        if (request.IsDiagnostic) return await next();

        var started = time.GetUtcNow();
        var stamp = TimeProvider.System.GetTimestamp(); // the elapsed time is real, also if tests move the clock
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
