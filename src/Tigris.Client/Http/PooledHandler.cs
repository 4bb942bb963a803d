using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sends from the thread pool. A system that has to find a proxy first blocks the thread that sends, for seconds where a network does not
/// answer; whoever makes the call must be free to begin others meanwhile, and to give up.
/// </summary>
internal sealed class PooledHandler : DelegatingHandler
{
    // Without the token: a request that was given up ends as it does anywhere.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => base.SendAsync(request, cancellationToken), CancellationToken.None);
}
