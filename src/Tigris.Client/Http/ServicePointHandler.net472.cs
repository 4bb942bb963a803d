using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Settings that .NET Framework keeps for each server and forgets when that server has not been asked for a while: so they are set before
/// each request, and for its server only.
/// </summary>
internal sealed class ServicePointHandler(int mostConnections, TimeSpan idleTime, TimeSpan connectionLifetime) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var server = ServicePointManager.FindServicePoint(request.RequestUri, WebRequest.DefaultWebProxy);
        server.ConnectionLimit = mostConnections;
        server.MaxIdleTime = (int)idleTime.TotalMilliseconds;
        server.ConnectionLeaseTimeout = (int)connectionLifetime.TotalMilliseconds;

        // A body would wait for the server's permission, and its last piece for an acknowledgement.
        server.Expect100Continue = false;
        server.UseNagleAlgorithm = false;
        return base.SendAsync(request, cancellationToken);
    }
}
