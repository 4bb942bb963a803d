using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sends a refused request again, signed with the server's time, if the date of the refusal shows a clock difference. The server didn't carry
/// out a refused request, so this is safe for each operation. It isn't a retry: it doesn't wait and doesn't reduce the number of retries.
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
            (request.Content as JsonBody)?.MarkUnsent();
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

            // Any other response may come from a proxy, whose time must not be used for other signatures.
            if (response.IsSuccessStatusCode)
            {
                clock.Keep(offset);
            }
        }

        if (call.Observer is { } observer && clock.IsFirstReport())
        {
            observer.ClockCorrected(clock.Offset);
        }

        return response;
    }
}
