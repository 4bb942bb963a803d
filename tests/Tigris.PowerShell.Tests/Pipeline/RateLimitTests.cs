using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Runs commands against a server with a rate limit.</summary>
public sealed class RateLimitTests : EmulatorTest
{
    private protected override string ProviderId => "refused";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(8, 429, RetryAfterForm.None)]
    [InlineData(128, 429, RetryAfterForm.Seconds)]
    [InlineData(128, 503, RetryAfterForm.Date)]
    public void A_bulk_run_fails_no_record_and_shows_the_limit(int throttleLimit, int status, RetryAfterForm form)
    {
        Server.SeedOrganizations(400, index => ($"t{index}", "x"));
        Server.RateLimit = RateLimit.Parse("100/s") with { Status = status, RetryAfter = form };

        var outcome = Run($"0..399 | ForEach-Object {{ \"t$_\" }} | Get-TigrisOrganization -ThrottleLimit {throttleLimit} -Verbose").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(0, 400).Select(index => $"t{index}"), outcome.Texts("OrganizationId"));
        Assert.InRange(Server.Requests.RateLimited, 1, 400);
        Assert.Contains(outcome.Verbose, text => text.StartsWith("Limited by the server to about ", StringComparison.Ordinal));
        Assert.InRange((double)Run("Get-TigrisConnection").Values("RequestRate").Single()!, 5, 1000);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Server.Requests.RateLimited} of {Server.Requests.Total} refused");
    }

    [Fact]
    public void Without_refusals_there_is_no_rate() => Assert.Null(Run("Get-TigrisOrganization | Out-Null; Get-TigrisConnection").Values("RequestRate").Single());

    [Fact]
    public async Task Ctrl_C_ends_calls_that_wait()
    {
        Server.Faults.Add("429=200s");
        using var shell = Engine.NewShell("'a','b','c' | Get-TigrisOrganization");
        using var warned = new ManualResetEventSlim();
        shell.Streams.Warning.DataAdded += (_, _) => warned.Set();
        var running = shell.BeginInvoke();
        Assert.True(warned.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.InRange(Server.Requests.Total, 1, 3);
    }

    [Fact]
    public void A_server_that_refuses_everything_ends_each_record_as_Throttled()
    {
        Server.Faults.Add("429");

        var outcome = Run($"$c = Connect-Tigris {ProviderId} $key -Endpoint {Server.Endpoint} -SkipTest -PassThru -ThrottleTimeoutSec 1; 'a','b','c' | Get-TigrisOrganization -Connection $c");

        Assert.Equal(3, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.StartsWith("Throttled", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(outcome.Errors, error => Assert.Contains("-ThrottleTimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-TigrisAccessKey -OrganizationId acme -KeyName web", "CreateAccessKey", "Where-Object KeyName -EQ 'web'")]
    [InlineData("New-TigrisOrganization -OrganizationId globex -OrganizationName x", "CreateOrganization", "Get-TigrisOrganization -OrganizationId 'globex'")]
    public void A_creating_command_that_was_refused_first_warns_and_names_the_object_to_look_for(string command, string operation, string look)
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        Server.Faults.Add("429:x1:" + operation);

        var outcome = Run(command).ThrowIfFailed();

        Assert.Single(outcome.Output);
        Assert.Contains(look, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Server.Requests.Count(operation));
    }

    // The server carried out the attempt that it refused.
    [Fact]
    public void Two_keys_after_a_429_are_named()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        Server.Faults.Add("429-after:x1:CreateAccessKey");

        var outcome = Run("New-TigrisAccessKey -OrganizationId acme -KeyName web").ThrowIfFailed();

        Assert.Contains("if there are two keys", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Run("Get-TigrisAccessKey -OrganizationId acme -UserRole Admin | Where-Object KeyName -EQ web").Output.Count);
    }

    [Fact]
    public void A_503_with_Retry_After_makes_the_outcome_of_a_creation_unknown()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        Server.Faults.Add("503-after=1s:x1:CreateAccessKey");

        Assert.Equal("OutcomeUnknown", Run("New-TigrisAccessKey -OrganizationId acme -KeyName web").ErrorId);
        Assert.Equal(1, Server.Requests.Count("CreateAccessKey"));
    }

    [Fact]
    public void A_repeatable_command_that_was_refused_first_does_not_warn()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        Server.Faults.Add("429:x1");
        Assert.Empty(Run("Set-TigrisOrganization -OrganizationId acme -Quota 5GB").ThrowIfFailed().Warnings);
    }

    // The last attempt started after the time limit and had no timeout.
    [Fact]
    public void No_call_hangs()
    {
        foreach (var fault in new[] { "latency=994ms:x1", "429=1s:x1", "hang" })
        {
            Server.Faults.Add(fault);
        }

        var outcome = Run($"$c = Connect-Tigris {ProviderId} $key -Endpoint {Server.Endpoint} -SkipTest -PassThru -TimeoutSec 1 -MaximumRetryCount 1; Get-TigrisOrganization acme -Connection $c");

        Assert.Equal("Timeout", outcome.ErrorId);
    }
}
