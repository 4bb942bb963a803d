using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sends from the thread pool. A system that has to find a proxy first blocks the thread that sends, for seconds where a network does not
/// answer; the caller must be able to begin other calls meanwhile, and to cancel.
/// </summary>
internal sealed class PooledHandler : DelegatingHandler
{
    // Without the token: a request that was given up ends as it does anywhere.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => base.SendAsync(request, cancellationToken), CancellationToken.None);
}
