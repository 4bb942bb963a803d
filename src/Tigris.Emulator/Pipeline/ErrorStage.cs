using System;
using System.Linq;
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
            return CheckHeaders(await next());
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

    // A header that the server can't send would fail after the request is logged as a success.
    private static Reply CheckHeaders(Reply reply)
    {
        if (reply.Headers.Find(header => header.Value.Any(c => char.IsControl(c) && c != '\t')) is not { Name: { } name }) return reply;
        reply.Body.Dispose();
        throw new InvalidOperationException($"the header {name} contains control characters");
    }
}
