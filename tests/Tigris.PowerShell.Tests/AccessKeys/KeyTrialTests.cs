using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Test-TigrisAccessKey against the emulator's S3 side: what it says is what a tenant's client would see.</summary>
public sealed class KeyTrialTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private EmulatorServer _server = null!;
    private Engine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, TimeProvider = _clock });
        _engine = Engine.ConnectedTo(_server, $"-S3Endpoint {_server.S3Endpoint} -MaximumRetryCount 0");
        Run("""
            $acme, $globex = [pscustomobject]@{ org_id = 'acme'; bucket_name = 'acme-data' }, [pscustomobject]@{ org_id = 'globex'; bucket_name = 'globex-data' } |
                New-TigrisTenant -OrganizationName { $_.org_id }
            """).ThrowIfFailed();
        _server.Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void A_fresh_key_works_in_its_own_bucket_and_in_no_other()
    {
        var own = Run("$acme | Test-TigrisAccessKey").ThrowIfFailed();
        Assert.Equal(("True", "True", "True", "acme", "acme-data"), (One(own, "Works"), One(own, "Authenticated"), One(own, "CanList"), One(own, "OrganizationId"), One(own, "BucketName")));
        Assert.Equal((true, null, TimeSpan.Zero), (own.Values("Reachable")[0], own.Values("Code")[0], own.Values("ClockSkew")[0]));
        Assert.NotNull(own.Values("Latency")[0]);

        var other = Run("$acme | Test-TigrisAccessKey -BucketName globex-data").ThrowIfFailed();
        Assert.Equal(("False", "True", "False", "AccessDenied"), (One(other, "Works"), One(other, "Authenticated"), One(other, "CanList"), One(other, "Code")));
        Assert.Equal(["acme-data"], (string[])other.Values("VisibleBucket")[0]!);
    }

    [Theory]
    [InlineData("@{ 'acme-data' = 'ReadOnly' }", true, null)]
    [InlineData("@{ 'acme-data' = 'Editor' }", true, null)]
    [InlineData("@{ '*' = 'Admin' }", true, null)]
    [InlineData("@{ 'acme-other' = 'Editor' }", false, "AccessDenied")]
    public void Each_role_may_list_and_no_role_may_not(string roles, bool works, string? code)
    {
        var test = Run($"New-TigrisBucket acme acme-other | Out-Null; New-TigrisAccessKey acme ci -BucketRole {roles} | Test-TigrisAccessKey acme-data").ThrowIfFailed();

        Assert.Equal((works, true, works, code), (test.Values("Works")[0], test.Values("Authenticated")[0], test.Values("CanList")[0], test.Values("Code")[0]));
    }

    [Fact]
    public void After_a_rotation_the_old_secret_is_dead_and_the_new_one_works()
    {
        var tests = Run("""
            $new = $acme | Reset-TigrisAccessKey -Confirm:$false
            $acme | Test-TigrisAccessKey
            $new | Test-TigrisAccessKey -BucketName acme-data
            """).ThrowIfFailed();

        Assert.Equal([false, true], tests.Values("Authenticated"));
        Assert.Equal(["SignatureDoesNotMatch", null], tests.Values("Code"));
        Assert.Contains("Reset-TigrisAccessKey", tests.Texts("Message")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Disable-TigrisOrganization acme -Confirm:$false")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false | Out-Null")]
    [InlineData("$acme | Remove-TigrisAccessKey -Confirm:$false")]
    public void What_was_taken_away_is_dead_and_another_s_key_is_not(string deed)
    {
        var tests = Run($"{deed}; $acme, $globex | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([false, true], tests.Values("Authenticated"));
        Assert.Equal([false, true], tests.Values("Works"));
        Assert.Equal(["InvalidAccessKeyId", null], tests.Values("Code"));
    }

    [Fact]
    public void A_bucket_that_is_missing_proves_nothing_and_the_list_of_buckets_decides()
    {
        var tests = Run("""
            $acme | Test-TigrisAccessKey -BucketName nowhere
            Test-TigrisAccessKey nowhere -AccessKeyId tid_nobody -SecretAccessKey $acme.SecretAccessKey
            """).ThrowIfFailed();

        Assert.Equal([true, false], tests.Values("Authenticated"));
        Assert.Equal([null, null], tests.Values("CanList"));
        Assert.Equal(["NoSuchBucket", "InvalidAccessKeyId"], tests.Texts("Code"));
        Assert.Equal([false, false], tests.Values("Works"));
    }

    [Fact]
    public void A_key_without_a_bucket_is_asked_for_the_buckets_that_it_sees()
    {
        var tests = Run("""
            $acme.Credential | Test-TigrisAccessKey
            New-TigrisAccessKey acme bare -Scope no_default_allow | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal(["acme-data"], (string[])tests.Values("VisibleBucket")[0]!);
        Assert.Equal([true, true], tests.Values("Works"));
        Assert.Equal([null, "AccessDenied"], tests.Values("Code"));
    }

    [Fact]
    public void A_credential_that_is_named_goes_before_what_is_piped_in()
    {
        var tests = Run("'acme', 'globex' | Get-TigrisBucket | Test-TigrisAccessKey -Credential $acme.Credential").ThrowIfFailed();

        Assert.Equal(["acme-data", "globex-data"], tests.Texts("BucketName"));
        Assert.Equal([true, false], tests.Values("Works"));
        Assert.Single(tests.Texts("AccessKeyId").Distinct());
    }

    [Fact]
    public void Many_are_tried_at_once_and_come_out_in_their_order()
    {
        var tests = Run("(1..20 | ForEach-Object { $acme; $globex } | Test-TigrisAccessKey -BucketName acme-data, globex-data -ThrottleLimit 16 -Quiet) -join ' '").ThrowIfFailed();

        Assert.Equal(string.Join(' ', Enumerable.Repeat("True False False True", 20)), tests.Output[0].ToString());
    }

    [Fact]
    public void A_clock_that_is_off_says_nothing_of_the_key_and_how_far_it_is()
    {
        _clock.Advance(TimeSpan.FromHours(1));

        var test = Run("$acme | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal((false, null, null, "RequestTimeTooSkewed"), (test.Values("Works")[0], test.Values("Authenticated")[0], test.Values("CanList")[0], test.Values("Code")[0]));
        Assert.InRange((TimeSpan)test.Values("ClockSkew")[0]!, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public void Where_nobody_answers_nothing_is_known_of_the_key()
    {
        var test = Run($"$acme | Test-TigrisAccessKey -S3Endpoint http://127.0.0.1:{UnusedPort()}").ThrowIfFailed();

        Assert.Equal((false, false, null, null), (test.Values("Works")[0], test.Values("Reachable")[0], test.Values("Authenticated")[0], test.Values("Latency")[0]));
        Assert.Contains("Could not connect", One(test, "Message"), StringComparison.Ordinal);
    }

    public static TheoryData<FaultAction> Failures =>
        [FaultAction.Answer(503), FaultAction.Answer(500), FaultAction.Answer(429), FaultAction.Answer(403, body: "Forbidden"), FaultAction.Html(502), FaultAction.TruncatedBody(), FaultAction.AbortAfterHandling()];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void A_server_that_fails_says_nothing_of_the_key(FaultAction failure)
    {
        _server.Faults.Hook = request => request.Method == "GET" ? failure : null;

        var tests = Run("$acme | Test-TigrisAccessKey; $acme.Credential | Test-TigrisAccessKey; $acme | Test-TigrisAccessKey -Quiet").ThrowIfFailed();

        Assert.Equal(3, tests.Output.Count);
        Assert.All(tests.Output.Take(2), test => Assert.Equal((false, null), (test.Properties["Works"].Value, test.Properties["Authenticated"].Value)));
        Assert.False((bool)tests.Output[2].BaseObject);
    }

    [Fact]
    public void A_list_of_buckets_that_fails_leaves_it_open_whether_the_key_of_a_missing_bucket_works()
    {
        _server.Faults.Next(FaultAction.Html(502), operationId: "S3_ListBuckets");

        var test = Run("$acme | Test-TigrisAccessKey -BucketName nowhere").ThrowIfFailed();

        Assert.Equal((true, null, "NoSuchBucket"), (test.Values("Reachable")[0], test.Values("Authenticated")[0], test.Values("Code")[0]));
        Assert.Contains("502", One(test, "Message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NoSuchBucket")]
    [InlineData("PermanentRedirect")]
    [InlineData("SomethingNew")]
    public void An_answer_that_makes_no_sense_says_nothing_of_the_key_and_is_quoted(string code)
    {
        _server.Faults.Hook = request => request.Method == "GET" ? FaultAction.Answer(404, body: $"<Error><Code>{code}</Code><Message>strange</Message></Error>") : null;

        var tests = Run("$acme.Credential | Test-TigrisAccessKey; $acme | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([null, null], tests.Values("Authenticated"));
        Assert.Equal([code, code], tests.Texts("Code"));
        Assert.All(tests.Texts("Message"), message => Assert.Contains($"{code}: strange", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, "<Error><Code>InvalidAccessKeyId</Code></Error>")]
    [InlineData(200, "<Error><Code>AccessDenied</Code></Error>")]
    [InlineData(200, "<ListBucketResult><Name>another</Name></ListBucketResult>")]
    [InlineData(302, "<Error><Code>InvalidAccessKeyId</Code></Error>")]
    [InlineData(500, "<Error><Code>InvalidAccessKeyId</Code></Error>")]
    [InlineData(503, "<Error><Code>AccessDenied</Code></Error>")]
    [InlineData(403, "<Error><Code>InvalidAccessKeyId</Code><AWSAccessKeyId>tid_another</AWSAccessKeyId></Error>")]
    [InlineData(403, "<Error><Code>AccessDenied</Code><AWSAccessKeyId>tid_another</AWSAccessKeyId></Error>")]
    [InlineData(403, "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>AWS4-HMAC-SHA256 of another host</StringToSign></Error>")]
    public void An_answer_that_is_not_of_this_key_and_request_says_nothing_of_the_key(int status, string body)
    {
        _server.Faults.Hook = request => request.Method == "GET" ? FaultAction.Answer(status, body: body) : null;

        var tests = Run("$acme | Test-TigrisAccessKey; $acme.Credential | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([null, null], tests.Values("Authenticated"));
        Assert.Equal([false, false], tests.Values("Works"));
        Assert.All(tests.Texts("Message"), message => Assert.Contains($"HTTP {status}", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_but_lists_is_asked_for()
    {
        Run("$acme, $globex | Test-TigrisAccessKey -BucketName acme-data, nowhere | Out-Null; $acme.Credential | Test-TigrisAccessKey | Out-Null").ThrowIfFailed();

        Assert.NotEmpty(_server.Requests.Entries);
        Assert.All(_server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
        Assert.Equal(_server.Requests.Total, _server.Requests.Count("S3_ListObjectsV2") + _server.Requests.Count("S3_ListBuckets"));
    }

    [Fact]
    public void What_is_no_S3_endpoint_says_nothing_of_the_key_and_is_named()
    {
        var test = Run($"$acme | Test-TigrisAccessKey -S3Endpoint {_server.Endpoint}").ThrowIfFailed();

        Assert.Equal((true, null), (test.Values("Reachable")[0], test.Values("Authenticated")[0]));
        Assert.Contains(_server.Endpoint.AbsoluteUri, One(test, "Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ends_a_test_that_hangs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var shell = _engine.NewShell($"$acme | Test-TigrisAccessKey -S3Endpoint http://{listener.LocalEndpoint}");
        var running = shell.BeginInvoke();
        using var connection = await listener.AcceptTcpClientAsync().WaitAsync(Patience);

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    [Theory]
    [InlineData("$acme | Test-TigrisAccessKey -BucketName 'a/b'", "InvalidIdentifier")]
    [InlineData("$acme | Test-TigrisAccessKey -BucketName ..", "InvalidIdentifier")]
    [InlineData("$acme | Test-TigrisAccessKey -S3Endpoint http://t3.storage.dev", "InvalidEndpoint")]
    [InlineData("$acme | Test-TigrisAccessKey -S3Endpoint t3.storage.dev", "InvalidEndpoint")]
    [InlineData("Test-TigrisAccessKey acme-data", "InvalidIdentifier")]
    [InlineData("'tid_x' | Test-TigrisAccessKey", "NoSecret")]
    public void What_cannot_be_tried_is_an_error_and_the_next_one_is_tried(string script, string errorId)
    {
        var outcome = Run($"{script}; $globex | Test-TigrisAccessKey -Quiet");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Equal("True", Assert.Single(outcome.Output).ToString());
    }

    [Fact]
    public void A_tenant_without_a_key_is_passed_over_with_a_warning()
    {
        var outcome = Run("""
            $again = [pscustomobject]@{ org_id = 'acme'; bucket_name = 'acme-data' } | New-TigrisTenant -OrganizationName Acme -SkipExisting
            $again, $globex | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal(["globex"], outcome.Texts("OrganizationId"));
        Assert.Contains("'acme'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_credential_file_is_taken()
    {
        var test = Run("""
            $line = [pscustomobject]@{ OrganizationId = 'acme'; BucketName = 'acme-data'; AccessKeyId = $acme.AccessKeyId; S3Endpoint = "$($acme.S3Endpoint)"
                SecretAccessKey = $acme.Credential.GetNetworkCredential().Password }
            Disconnect-Tigris
            Connect-Tigris other $key -SkipTest
            $line | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal((true, _server.S3Endpoint), (test.Values("Works")[0], test.Values("S3Endpoint")[0]));
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? One(Outcome outcome, string property) => outcome.Texts(property).Single();

    private Outcome Run(string script) => _engine.Run(script);
}
