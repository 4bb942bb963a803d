using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Tigris.Emulator.Pipeline;

/// <summary>The only place that catches: refusals become <c>{"message"}</c>, and a bug becomes a 500 that says what it was.</summary>
internal sealed class ErrorStage : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        try
        {
            return await next();
        }
        catch (ApiException refusal)
        {
            var reply = Reply.Error(refusal.Status, refusal.Message);
            return refusal.Allow is { } allow ? reply with { Headers = [("Allow", allow)] } : reply;
        }
        catch (BadHttpRequestException e)
        {
            return Reply.Error(e.StatusCode, e.Message);
        }
        catch (Exception e) when (!request.Context.RequestAborted.IsCancellationRequested)
        {
            return Reply.Error(500, $"the emulator failed ({e.GetType().Name}): {e.Message}");
        }
    }
}
