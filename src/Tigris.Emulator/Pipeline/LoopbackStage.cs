using System;
using System.Net;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Restricts the emulator's own endpoints to this machine. A proxy in front of the port may be public, and a web page can resolve its own name to
/// 127.0.0.1. The request shows both.
/// </summary>
internal sealed class LoopbackStage : Stage<ApiRequest>
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "Via"];

    protected override Task<Reply> InvokeAsync(ApiRequest request, Next next)
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
