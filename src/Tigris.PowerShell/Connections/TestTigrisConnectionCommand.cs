using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Tests if the endpoint responds and accepts the key. A server that doesn't is a result and not an error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TigrisConnection", HelpUri = HelpPages.Guide)]
[OutputType(typeof(ConnectionTest), typeof(bool))]
public sealed class TestTigrisConnectionCommand : TigrisCmdlet
{
    /// <summary>Returns only true or false.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        var connection = Active;
        var quiet = Quiet;
        Start(connection.Endpoint, async call =>
        {
            var result = await TestAsync(call, new ConnectionTest(connection)).ConfigureAwait(false);
            call.Write(quiet ? result.Authorized : result);
        });
    }

    private static async Task<ConnectionTest> TestAsync(CallContext call, ConnectionTest result)
    {
        // A list of one organization is the smallest request of the API. The test needs an immediate result, so the request isn't repeated.
        var request = new RawRequest("GET", "/orgs") { Query = [new KeyValuePair<string, string>("limit", "1")], MayRetry = false };
        var sent = call.Client.MachineUtcNow;
        var watch = Stopwatch.StartNew();
        try
        {
            var response = await call.Client.SendAsync(request, call.Cancellation).ConfigureAwait(false);
            Complete(response.ServerTime);
            result.Authorized = true;
            result.Message = Messages.TestOk;
        }
        catch (TigrisApiException refusal)
        {
            Complete(refusal.ServerTime);
            result.Message = refusal.Message;
        }
        catch (TigrisException failure)
        {
            result.Message = failure.Message;
        }

        return result;

        void Complete(DateTimeOffset? serverTime)
        {
            result.Reachable = true;
            result.Latency = watch.Elapsed;
            result.ClockSkew = ClockSkew.Of(serverTime, sent, call.Client.MachineUtcNow);
        }
    }
}
