using System;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Signature;

/// <summary>Authenticates a request and selects the coding of its body. A request without a signature is anonymous.</summary>
internal sealed class S3SignatureStage(Callers callers) : Stage<S3Request>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Headers that some clients send unsigned, which S3 allows.</summary>
    private static readonly string[] MayBeUnsigned = ["x-amz-content-sha256", "x-amz-user-agent"];

    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        if (request.Operation is S3Endpoint { IsOpen: true }) return next();
        var claim = V4Claim.Read(request);
        if (claim is null)
        {
            request.Payload = Payloads.Of(request, signer: null, seed: "");
            return next();
        }

        CheckTime(request, claim);
        var caller = callers.Find(claim.KeyId);
        var payloadHash = request.Header("x-amz-content-sha256") ?? (claim.Lifetime is null ? null : CanonicalRequest.UnsignedPayload);
        if (payloadHash is null) throw S3Exception.InvalidRequest("A request that is signed by header must have x-amz-content-sha256.");
        var signer = new V4Signer(caller.Key!.Secret, claim);
        Check(request, claim, signer, payloadHash);
        CheckHeaders(request, claim);
        request.Caller = caller;
        request.Payload = Payloads.Of(request, signer, claim.Signature);
        return next();
    }

    private static void Check(S3Request request, V4Claim claim, V4Signer signer, string payloadHash)
    {
        var canonical = CanonicalRequest.Build(request, claim, payloadHash);
        var toSign = signer.StringToSign(canonical);
        if (V4Signer.Same(signer.Sign(toSign), claim.Signature)) return;
        throw new S3Exception(403, "SignatureDoesNotMatch", "The signature is not that of this request with the key's secret.")
        {
            Details = [("AWSAccessKeyId", claim.KeyId), ("StringToSign", toSign), ("SignatureProvided", claim.Signature), ("CanonicalRequest", canonical)],
        };
    }

    private static void CheckTime(S3Request request, V4Claim claim)
    {
        if (claim.Lifetime is { } lifetime)
        {
            if (claim.Time > request.Clock + Window) throw S3Exception.AccessDenied("The request is not valid yet.");
            if (claim.Time + lifetime < request.Clock) throw S3Exception.AccessDenied("The request has expired.");
            return;
        }

        if ((claim.Time - request.Clock).Duration() <= Window) return;
        throw new S3Exception(403, "RequestTimeTooSkewed", "The request's time is more than 15 minutes from the server's.")
        {
            Details = [("RequestTime", claim.TimeText), ("ServerTime", request.Clock.ToString("O")), ("MaxAllowedSkewMilliseconds", "900000")],
        };
    }

    // SDKs return the headers of a presigned URL, so that clients send them again.
    private static bool IsSignedInQuery(S3Request request, string name) =>
        request.IsPresigned && PresignedHeaders.IsHeader(name) && PresignedHeaders.Find(request.Query, name) == request.Header(name);

    private static void CheckHeaders(S3Request request, V4Claim claim)
    {
        var unsigned = request.Context.Request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-amz-", StringComparison.Ordinal) && !MayBeUnsigned.Contains(name) && !claim.SignedHeaders.Contains(name)
                && !IsSignedInQuery(request, name))
            .ToList();
        if (unsigned.Count == 0) return;
        throw new S3Exception(403, "AccessDenied", "There were headers in the request that were not signed.")
        {
            Details = [("HeadersNotSigned", string.Join(", ", unsigned))],
        };
    }
}
