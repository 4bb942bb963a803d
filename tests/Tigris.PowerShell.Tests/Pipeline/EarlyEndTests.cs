using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Checks that a pipeline that ends early loses no secret and reports each change.</summary>
public sealed class EarlyEndTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected override string ProviderId => "ended";

    private int Rotated => Server.Requests.Count("RotateAccessKey");

    [Invariant("early-end")]
    [Fact]
    public void Reset_names_the_key_whose_receiver_failed()
    {
        PrepareKeys(8);

        var outcome = Run("$n = 0; $ids | Reset-TigrisAccessKey acme -Confirm:$false | ForEach-Object { $n++; if ($n -eq 3) { throw 'enough' }; $_ }");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.Equal(3, Rotated);
        Assert.Equal(2, outcome.Output.Count);
        var third = Ids()[2];
        Assert.Contains($"Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId '{third}'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { throw 'enough' } }")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { Get-TigrisOrganization none -ErrorAction Stop } }")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { Import-Module /none -ErrorAction Stop } }")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { break } }")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { 1/0 } }", "$ErrorActionPreference = 'Stop'; ")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { throw 'enough' } }", "", "-WarningAction Stop")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { throw 'enough' } }", "", "-WarningAction Inquire")]
    [InlineData("ForEach-Object { $_; if (++$n[0] -eq 2) { throw 'enough' } }", "", "-WarningAction SilentlyContinue")]
    public void New_keys_that_were_not_delivered_are_named(string receiver, string before = "", string parameter = "")
    {
        Organization();
        Engine.Set("n", new int[1]);
        var outcome = Run($"& {{ {before}1..12 | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = 'acme'; KeyName = \"k$_\" }} }} | New-TigrisAccessKey {parameter} | {receiver} }}");

        var made = Keys();
        var delivered = outcome.Texts("AccessKeyId").OfType<string>().ToArray();
        Assert.InRange(made.Length, 2, 12);
        Assert.Equal(2, delivered.Length);
        EachNamed(outcome, made.Except(delivered));
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData("$WarningPreference = 'Stop'", "-BucketRole @{ '*' = 'Admin'; x = 'Editor' }")]
    [InlineData("$VerbosePreference = 'Stop'", "")]
    [InlineData("$DebugPreference = 'Stop'", "")]
    [InlineData("$InformationPreference = 'Stop'", "")]
    [InlineData("$ProgressPreference = 'Stop'", "")]
    public void A_preference_of_Stop_loses_no_secret(string preference, string parameters)
    {
        Organization();
        Engine.Set("got", new ArrayList());
        Server.Faults.Hook = request => request.OperationId.EndsWith("CreateAccessKey", StringComparison.Ordinal) && preference.Contains("Progress", StringComparison.Ordinal)
            ? FaultAction.Delay(TimeSpan.FromSeconds(1.5))
            : null;

        var outcome = Run($"& {{ {preference}; 1..12 | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = 'acme'; KeyName = \"k$_\" }} }} | New-TigrisAccessKey {parameters} | ForEach-Object {{ [void]$got.Add($_) }} }}");

        var got = ((ArrayList)Engine.Get("got")!).Cast<object>().Select(key => (string)PSObject.AsPSObject(key).Properties["AccessKeyId"].Value);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Keys().Length} keys, {outcome.Thrown?.Message}");
        Assert.Equal(Keys().Order(), got.Order());
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_awaits_the_secrets_in_flight_and_names_them(bool closes)
    {
        PrepareKeys(4);
        var ids = Ids();
        using var arrived = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (Server.Requests.InFlight == 4)
            {
                arrived.Set();
            }

            release.Wait(Patience);
            return null;
        };
        using var shell = Engine.NewShell("$ids | Reset-TigrisAccessKey acme -Confirm:$false -ThrottleLimit 4");
        using var signal = StopSignal.AddTo(shell);
        shell.BeginInvoke();
        Assert.True(arrived.Wait(Patience));

        var stopping = Task.Run(closes ? Engine.Runspace.Close : shell.Stop);
        Assert.True(signal.Wait(Patience));
        release.Set();
        await stopping.WaitAsync(Patience);

        Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopped, Patience));
        var warnings = shell.Streams.Warning.Select(warning => warning.Message).ToArray();
        Assert.Equal(4, warnings.Length);
        Assert.All(ids, id => Assert.Single(warnings, text => text.Contains($"Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId '{id}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Secrets_of_a_pipeline_whose_input_fails_are_named()
    {
        Organization();

        var outcome = Run("1..5 | ForEach-Object { if ($_ -eq 5) { throw 'enough' }; [pscustomobject]@{ OrganizationId = 'acme'; KeyName = \"k$_\" } } | New-TigrisAccessKey");

        Assert.Equal("enough", outcome.Thrown!.Message);
        EachNamed(outcome, Keys().Except(outcome.Texts("AccessKeyId").OfType<string>()));
    }

    [Fact]
    public void Changes_without_output_are_named_when_an_error_ends_the_pipeline()
    {
        PrepareKeys(4);
        Run("$ids = $ids[0], $ids[1], 'tid_none', $ids[2], $ids[3]").ThrowIfFailed();

        var outcome = Run("$ids | Remove-TigrisAccessKey acme -Confirm:$false -ErrorAction Stop");

        var removed = Ids().Where(id => id != "tid_none").Except(Keys()).ToArray();
        Assert.Equal("NotFound", outcome.ErrorId);
        Assert.InRange(removed.Length, 2, 4);
        Assert.All(removed, id => Assert.Contains($"'acme/{id}'", string.Join('\n', outcome.Warnings), StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_that_completes_shows_no_message()
    {
        PrepareKeys(4);

        Assert.Empty(Run("$ids | Set-TigrisAccessKey acme -Scope no_default_allow").ThrowIfFailed().Warnings);
        Assert.Empty(Run("$ids | Remove-TigrisAccessKey acme -Confirm:$false").ThrowIfFailed().Warnings);
    }

    [Fact]
    public async Task A_stopped_pipeline_repeats_no_request()
    {
        PrepareKeys(1);
        using var arrived = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            arrived.Set();
            release.Wait(Patience);
            return FaultAction.Answer(429, retryAfter: TimeSpan.FromHours(1));
        };
        using var engine = Engine.ConnectedTo(Server, "-TimeoutSec 3600 -SkipTest");
        using var shell = engine.NewShell($"Remove-TigrisAccessKey acme '{Ids()[0]}' -Confirm:$false");
        using var signal = StopSignal.AddTo(shell);
        shell.BeginInvoke();
        Assert.True(arrived.Wait(Patience));

        var stopping = Task.Run(shell.Stop);
        Assert.True(signal.Wait(Patience));
        release.Set();
        await stopping.WaitAsync(Patience);

        Assert.Equal(1, Server.Requests.Total);
    }

    [Invariant("early-end")]
    [Fact]
    public async Task A_change_whose_response_is_missing_is_named_after_a_bounded_time()
    {
        PrepareKeys(1);
        using var arrived = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            arrived.Set();
            return FaultAction.Hang();
        };
        using var shell = Engine.NewShell("$ids | Reset-TigrisAccessKey acme -Confirm:$false");
        shell.BeginInvoke();
        Assert.True(arrived.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        var warning = Assert.Single(shell.Streams.Warning).Message;
        Assert.Contains("may have been carried out", warning, StringComparison.Ordinal);
        Assert.Contains($"Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId '{Ids()[0]}'", warning, StringComparison.Ordinal);
    }

    private void Organization() => Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

    private void PrepareKeys(int count)
    {
        Organization();
        Run($"$ids = 1..{count} | ForEach-Object {{ (New-TigrisAccessKey acme \"k$_\").AccessKeyId }}").ThrowIfFailed();
        Engine.Set("ids", Ids());
        Server.Requests.Clear();
    }

    private string[] Ids() => Engine.Get("ids") is string[] ids ? ids : [.. ((IEnumerable)Engine.Get("ids")!).Cast<object>().Select(id => id.ToString()!)];

    private string[] Keys() => [.. Run("Get-TigrisAccessKey acme").ThrowIfFailed().Texts("AccessKeyId").OfType<string>()];

    private void EachNamed(Outcome outcome, System.Collections.Generic.IEnumerable<string> ids)
    {
        var screen = Engine.Screen.TakeText();
        Assert.All(ids, id => Assert.Contains($"-AccessKeyId '{id}'", string.Join('\n', outcome.Warnings) + screen, StringComparison.Ordinal));
    }
}
