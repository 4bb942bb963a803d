using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>Checks the signature of every API request. Each kind of error has its own message.</summary>
internal sealed class SignatureStage(EmulatorOptions options) : Stage<ApiRequest>
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.SigningKey);
    private readonly string? _publicOrigin = options.PublicUrl?.GetLeftPart(UriPartial.Authority);
    private readonly NonceMemory _nonces = new();

    protected override Task<Reply> InvokeAsync(ApiRequest request, Next next)
    {
        if (!request.IsDiagnostic) Check(request);
        return next();
    }

    private void Check(EmulatorRequest request)
    {
        var time = Single(request, "X-Tigris-Time");
        var nonce = Single(request, "X-Tigris-Nonce");
        var given = Single(request, "X-Tigris-Signature");

        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var sent))
            throw ApiException.Unauthorized("X-Tigris-Time must be milliseconds since the Unix epoch");
        var now = (options.TimeProvider.GetUtcNow() + request.ClockOffset).ToUnixTimeMilliseconds();
        var window = (long)options.ClockWindow.TotalMilliseconds;
        var off = Math.Abs((decimal)now - sent);
        if (off > window)
        {
            var seconds = Math.Ceiling((off - window) / 1000);
            var side = sent < now ? "past" : "future";
            throw ApiException.Unauthorized($"X-Tigris-Time is too far in the {side}: outside the window of {window / 1000} s by {seconds} s");
        }

        var origin = _publicOrigin ?? $"{request.Context.Request.Scheme}://{request.Context.Request.Host.Value}";
        var expected = RequestSignature.Compute(request.Method, origin + request.RawTarget, time, nonce, _key);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(given)))
            throw ApiException.Unauthorized("X-Tigris-Signature does not match the request");

        // Last, so that only the owner of the key can use up a nonce.
        if (!_nonces.TryAdd(nonce, now, sent + window)) throw ApiException.Unauthorized("X-Tigris-Nonce was used before");
    }

    private static string Single(EmulatorRequest request, string header)
    {
        var values = request.Context.Request.Headers[header];
        if (values.Count == 0 || string.IsNullOrEmpty(values[0])) throw ApiException.Unauthorized($"the header {header} is missing");
        return values.Count == 1 ? values[0]! : throw ApiException.Unauthorized($"the header {header} must be given once");
    }
}
