using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Sets the options that .NET Framework keeps for each server. It drops them after some idle time, so each request sets them, for its server
/// only.
/// </summary>
internal sealed class ServicePointHandler(int mostConnections, TimeSpan idleTime, TimeSpan connectionLifetime) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var server = ServicePointManager.FindServicePoint(request.RequestUri, WebRequest.DefaultWebProxy);
        server.ConnectionLimit = mostConnections;
        server.MaxIdleTime = (int)idleTime.TotalMilliseconds;
        server.ConnectionLeaseTimeout = (int)connectionLifetime.TotalMilliseconds;

        // With the defaults, a body waits for the server's permission, and its last part for an acknowledgement.
        server.Expect100Continue = false;
        server.UseNagleAlgorithm = false;
        return base.SendAsync(request, cancellationToken);
    }
}
