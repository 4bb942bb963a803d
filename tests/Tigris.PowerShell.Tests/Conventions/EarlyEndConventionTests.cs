using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Stops each changing command. It waits for the response and names the change.</summary>
public sealed class EarlyEndConventionTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // An export and a command without a connection change files only.
    public static TheoryData<string> Changing =>
        [.. Surface.Cmdlets.Where(cmdlet => Surface.Attribute(cmdlet).SupportsShouldProcess && cmdlet.Verb != "Export" && cmdlet.Parameters.ContainsKey("Connection")).Select(cmdlet => cmdlet.Name)];

    [Invariant("early-end")]
    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_change_in_flight_is_awaited_and_named(string command)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme -EnableSnapshots").ThrowIfFailed();
        Server.Requests.Clear();
        using var arrived = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (request.OperationId is var id && (id.Contains("_Get", StringComparison.Ordinal) || id.Contains("_List", StringComparison.Ordinal)))
            {
                return null;
            }

            arrived.Set();
            release.Wait(Patience);
            return FaultAction.Answer(200, body: "{}");
        };
        using var shell = Engine.NewShell($"{command} {SampleCall.Arguments(command)} -Confirm:$false");
        using var signal = StopSignal.AddTo(shell);
        shell.BeginInvoke();
        Assert.True(arrived.Wait(Patience));

        var stopping = Task.Run(shell.Stop);
        Assert.True(signal.Wait(Patience));
        release.Set();
        await stopping.WaitAsync(Patience);

        Assert.Contains(shell.Streams.Warning, warning => warning.Message.Contains("acme", StringComparison.Ordinal));
        Assert.Equal(1, Server.Requests.Entries.Count(entry => entry.Method != "GET" && !entry.RawTarget.EndsWith("/keys", StringComparison.Ordinal)));
    }
}
