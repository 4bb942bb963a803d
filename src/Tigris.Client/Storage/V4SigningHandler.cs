using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client.Storage;

/// <summary>Signs each attempt with its own time and the access key of the call.</summary>
internal sealed class V4SigningHandler(TimeProvider time) : DelegatingHandler
{
    public const string DateHeader = "X-Amz-Date";

    private const string Region = "auto";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        var holder = call.Holder ?? throw new InvalidOperationException("The call has no holder.");
        var signature = new V4Signature(request.Method.Method, request.RequestUri!, time.GetUtcNow(), Region);
        call.StringToSign = signature.StringToSign;
        using var secret = new ClearText(holder.SecretAccessKey);
        request.Headers.Host = signature.Host;
        SigningHandler.Replace(request, "X-Amz-Content-Sha256", V4Signature.HashOfNothing);
        SigningHandler.Replace(request, DateHeader, signature.Date);
        SigningHandler.Replace(request, "Authorization", signature.Authorize(holder.AccessKeyId, secret.Characters));
        return base.SendAsync(request, cancellationToken);
    }
}
