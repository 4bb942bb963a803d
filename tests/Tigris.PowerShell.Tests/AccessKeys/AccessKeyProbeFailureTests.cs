using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Tests keys without a usable response. The state of the key is unknown.</summary>
public sealed class AccessKeyProbeFailureTests : AccessKeyProbeTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Invariant("key-probe")]
    [Fact]
    public void A_wrong_clock_returns_no_result_for_the_key_and_reports_the_difference()
    {
        Clock.Advance(TimeSpan.FromHours(1));

        var test = Run("$acme | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal((false, null, null, "RequestTimeTooSkewed"), (test.Values("Works")[0], test.Values("Authenticated")[0], test.Values("CanList")[0], test.Values("Code")[0]));
        Assert.InRange((TimeSpan)test.Values("ClockSkew")[0]!, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Invariant("key-probe")]
    [Fact]
    public void Without_a_response_the_state_of_the_key_is_unknown()
    {
        var test = Run($"$acme | Test-TigrisAccessKey -S3Endpoint http://127.0.0.1:{UnusedPort()}").ThrowIfFailed();

        Assert.Equal((false, false, null, null), (test.Values("Works")[0], test.Values("Reachable")[0], test.Values("Authenticated")[0], test.Values("Latency")[0]));
        Assert.Contains("Could not connect", One(test, "Message"), StringComparison.Ordinal);
    }

    public static TheoryData<FaultAction> Failures =>
        [FaultAction.Answer(503), FaultAction.Answer(500), FaultAction.Answer(403, body: "Forbidden"), FaultAction.Html(502), FaultAction.TruncatedBody(), FaultAction.AbortAfterHandling()];

    [Invariant("key-probe")]
    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void After_a_server_error_the_state_of_the_key_is_unknown(FaultAction failure)
    {
        Server.Faults.Hook = request => request.Method == "GET" ? failure : null;

        var tests = Run("$acme | Test-TigrisAccessKey; $acme.Credential | Test-TigrisAccessKey; $acme | Test-TigrisAccessKey -Quiet").ThrowIfFailed();

        Assert.Equal(3, tests.Output.Count);
        Assert.All(tests.Output.Take(2), test => Assert.Equal((false, null), (test.Properties["Works"].Value, test.Properties["Authenticated"].Value)));
        Assert.False((bool)tests.Output[2].BaseObject);
    }

    [Fact]
    public void With_a_server_that_refuses_every_request_the_state_of_the_key_is_unknown()
    {
        Run($"Connect-Tigris -ProviderId '{Server.Options.ProviderId}' -SigningKey $key -Endpoint {Server.Endpoint} -S3Endpoint {Server.S3Endpoint} -UserId admin -UserRole Admin -ThrottleTimeoutSec 1 -SkipTest")
            .ThrowIfFailed();
        Server.Faults.Hook = request => request.Method == "GET" ? FaultAction.Answer(429) : null;

        var test = Run("$acme | Test-TigrisAccessKey");

        Assert.Equal((false, null), (test.Values("Works")[0], test.Values("Authenticated")[0]));
    }

    [Fact]
    public void If_ListBuckets_fails_the_state_of_the_key_of_a_missing_bucket_is_unknown()
    {
        Server.Faults.Next(FaultAction.Html(502), operationId: "S3_ListBuckets");

        var test = Run("$acme | Test-TigrisAccessKey -BucketName nowhere").ThrowIfFailed();

        Assert.Equal((true, null, "NoSuchBucket"), (test.Values("Reachable")[0], test.Values("Authenticated")[0], test.Values("Code")[0]));
        Assert.Contains("502", One(test, "Message"), StringComparison.Ordinal);
    }

    [Invariant("key-probe")]
    [Theory]
    [InlineData("NoSuchBucket")]
    [InlineData("PermanentRedirect")]
    [InlineData("SomethingNew")]
    public void After_an_unexpected_response_the_state_of_the_key_is_unknown_and_the_code_is_quoted(string code)
    {
        Server.Faults.Hook = request => request.Method == "GET" ? FaultAction.Answer(404, body: $"<Error><Code>{code}</Code><Message>strange</Message></Error>") : null;

        var tests = Run("$acme.Credential | Test-TigrisAccessKey; $acme | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([null, null], tests.Values("Authenticated"));
        Assert.Equal([code, code], tests.Texts("Code"));
        Assert.All(tests.Texts("Message"), message => Assert.Contains($"{code}: strange", message, StringComparison.Ordinal));
    }

    [Invariant("key-probe")]
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
    public void After_a_response_to_another_key_or_request_the_state_of_the_key_is_unknown(int status, string body)
    {
        Server.Faults.Hook = request => request.Method == "GET" ? FaultAction.Answer(status, body: body) : null;

        var tests = Run("$acme | Test-TigrisAccessKey; $acme.Credential | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([null, null], tests.Values("Authenticated"));
        Assert.Equal([false, false], tests.Values("Works"));
        Assert.All(tests.Texts("Message"), message => Assert.Contains($"HTTP {status}", message, StringComparison.Ordinal));
    }

    [Invariant("key-probe")]
    [Fact]
    public void With_a_server_that_is_not_S3_the_state_of_the_key_is_unknown_and_the_server_is_named()
    {
        var test = Run($"$acme | Test-TigrisAccessKey -S3Endpoint {Server.Endpoint}").ThrowIfFailed();

        Assert.Equal((true, null), (test.Values("Reachable")[0], test.Values("Authenticated")[0]));
        Assert.Contains(Server.Endpoint.AbsoluteUri, One(test, "Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ends_a_test_that_hangs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var shell = Engine.NewShell($"$acme | Test-TigrisAccessKey -S3Endpoint http://{listener.LocalEndpoint}");
        var running = shell.BeginInvoke();
        using var connection = await listener.AcceptTcpClientAsync().WaitAsync(Patience);

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
