using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Tigris.Emulator.Pipeline;

/// <summary>Turns refusals into error responses, and all other exceptions into a 500 with their message. No other stage catches exceptions.</summary>
internal sealed class ErrorStage : IStage
{
    public async Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        try
        {
            return await next();
        }
        catch (RefusalException refusal)
        {
            return request.Error(refusal);
        }
        catch (BadHttpRequestException e) when (!request.Context.RequestAborted.IsCancellationRequested)
        {
            return request.Error(new RefusalException(e.StatusCode, e.Message) { Code = "IncompleteBody" });
        }
        catch (Exception e) when (!request.Context.RequestAborted.IsCancellationRequested)
        {
            return request.Error(500, $"the emulator failed ({e.GetType().Name}): {e.Message}");
        }
    }
}
