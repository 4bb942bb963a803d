using System;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The only place that catches: refusals become S3's XML, and a bug becomes an InternalError that says what it was.</summary>
internal sealed class S3ErrorStage : IS3Stage
{
    public async Task<S3Reply> InvokeAsync(S3Request request, S3Next next)
    {
        try
        {
            return await next();
        }
        catch (S3Exception refusal)
        {
            return Error(request, refusal);
        }
        catch (ApiException refusal)
        {
            return Error(request, new S3Exception(refusal.Status, "InvalidArgument", refusal.Message));
        }
        catch (BadHttpRequestException e) when (!request.Aborted.IsCancellationRequested)
        {
            return Error(request, new S3Exception(e.StatusCode, "IncompleteBody", e.Message));
        }
        catch (Exception e) when (!request.Aborted.IsCancellationRequested)
        {
            return Error(request, new S3Exception(500, "InternalError", $"The emulator failed ({e.GetType().Name}): {e.Message}"));
        }
    }

    public static S3Reply Error(S3Request request, S3Exception refusal)
    {
        var reply = S3Reply.Xml(
            new XElement(
                "Error",
                new XElement("Code", refusal.Code),
                new XElement("Message", refusal.Message),
                refusal.Details.Select(detail => new XElement(detail.Name, detail.Value)),
                new XElement("Resource", request.Address.Resource),
                new XElement("RequestId", request.Id)),
            refusal.Status);
        reply.Headers.AddRange(refusal.Headers);
        reply = reply with { Refusal = refusal.Status == 304 ? null : $"{refusal.Code}: {refusal.Reason ?? refusal.Message}" };
        var silent = request.Method == "HEAD" || refusal.Status == 304;
        return silent ? reply with { Body = BytesBody.Empty, Headers = [.. refusal.Headers] } : reply;
    }
}
