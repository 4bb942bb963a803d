using System;
using System.Net;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Keeps the emulator's own door to this machine. The port is on loopback, but a proxy in front may not be, and a web page can point a
/// name of its own at 127.0.0.1: both show in the request.
/// </summary>
internal sealed class LoopbackStage : IStage
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "Via"];

    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        if (request.IsDiagnostic && !IsFromHere(request)) throw ApiException.Forbidden("/_emulator/ answers only to this machine");
        return next();
    }

    private static bool IsFromHere(EmulatorRequest request)
    {
        var host = request.Context.Request.Host.Host;
        return (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
            && request.Context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && Array.TrueForAll(Forwarding, header => request.Header(header) is null);
    }
}
