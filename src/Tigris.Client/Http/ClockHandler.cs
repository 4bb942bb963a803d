using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sends a request once more, signed by the server's time, where the server refused it and its date shows that the clocks differ. A
/// refusal is no deed, so this is safe for every operation, and it is no retry: it needs none to be left, and nothing is waited for.
/// </summary>
internal sealed class ClockHandler(ServerClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        call.ClockOffset = clock.Offset;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && clock.Correction(response, call.ClockOffset) is { } offset)
        {
            response.Dispose();
            call.ClockOffset = offset;
            call.CountAttempt();
            (request.Content as JsonBody)?.HoldBack();
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

            // Anything else may come from what stands before the server, and its word is not enough to sign everything else by.
            if (response.IsSuccessStatusCode)
            {
                clock.Keep(offset);
            }
        }

        if (call.Observer is { } observer && clock.IsNews())
        {
            observer.ClockCorrected(clock.Offset);
        }

        return response;
    }
}
