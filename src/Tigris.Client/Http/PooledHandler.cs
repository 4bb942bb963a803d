using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sends on a thread of the pool. A system that searches for a proxy blocks the sending thread, for seconds if the network doesn't respond. The
/// caller must be able to begin other calls meanwhile, and to cancel.
/// </summary>
internal sealed class PooledHandler : DelegatingHandler
{
    // Without the token: a canceled request ends in the inner handler.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => base.SendAsync(request, cancellationToken), CancellationToken.None);
}
