using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Faults and the log on the S3 side. The client tries everything twice.</summary>
public sealed class S3FaultTests
{
    [Fact]
    public async Task An_unmodified_client_recovers_from_a_temporary_fault()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        var rule = emulator.Server.Faults.Add("503:x1:PutObject");

        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));

        Assert.Equal((1, "503:x1:S3_PutObject"), (rule.Hits, rule.Fault.ToString()));
        Assert.Equal([503, 200], Statuses(emulator, "S3_PutObject"));
        Assert.Equal(2, emulator.Server.Requests.Count("PutObject"));
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_fault_responds_with_an_S3_error()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        emulator.Server.Faults.Add("503:PutObject");
        emulator.Server.Faults.Add("500:GetObject");

        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello")).Refused(HttpStatusCode.ServiceUnavailable, "SlowDown");
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.InternalServerError, "InternalError");

        emulator.Server.Faults.Clear();
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.NotFound, "NoSuchKey");
    }

    [Invariant("faults")]
    [Theory]
    [InlineData("lost", true)]
    [InlineData("reset-after", true)]
    [InlineData("reset", false)]
    [InlineData("504-after", true)]
    [InlineData("504", false)]
    public async Task A_connection_breaks_before_or_after_the_request_is_handled(string fault, bool isDone)
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        emulator.Server.Faults.Add(fault + ":PutObject");

        var failure = await Record.ExceptionAsync(() => tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello")));

        Assert.NotNull(failure);
        Assert.Equal(isDone ? 1 : 0, (await tenant.S3.ListObjectsV2Async(new() { BucketName = "data" })).KeyCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_waits_for_100_continue_and_is_refused_gets_a_new_connection(bool waits)
    {
        await using var emulator = await StartAsync();
        emulator.Server.Faults.Add("503:PutObject");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(emulator.Server.S3Endpoint, "/data/a")) { Content = new ByteArrayContent(new byte[100]) };
        request.Headers.ExpectContinue = waits;

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, waits), (response.StatusCode, response.Headers.ConnectionClose == true));
    }

    [Fact]
    public async Task An_incomplete_body_is_not_stored()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", new string('x', 1 << 20)));
        emulator.Server.Faults.Add("truncated-body:GetObject");

        using var answer = await tenant.S3.GetObjectAsync("data", "a");

        await Assert.ThrowsAnyAsync<Exception>(() => answer.ResponseStream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_slow_body_arrives_completely()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        var text = new string('x', 1 << 20);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", text));
        emulator.Server.Faults.Add("slow-body=40ms:GetObject");

        using var answer = await tenant.S3.GetObjectAsync("data", "a");
        using var reader = new StreamReader(answer.ResponseStream);

        Assert.Equal(text, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_shifted_clock_is_reported_with_its_time()
    {
        await using var emulator = await StartAsync();
        using var first = await emulator.TenantAsync();

        // The SDK keeps the difference for the endpoint until the process ends, and a later emulator can have the same port. No other test uses this host.
        var endpoint = new UriBuilder(emulator.Server.S3Endpoint) { Host = "localhost" }.Uri;
        using var tenant = new Tenant(endpoint, first.KeyId, first.Secret);
        emulator.Server.Faults.Add("clock-skew=+1h");

        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));

        Assert.Equal([403, 200], Statuses(emulator, "S3_PutObject"));
        Assert.StartsWith("RequestTimeTooSkewed: ", emulator.Server.Requests.Entries.First(entry => entry.Status == 403).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_both_sides_means_the_documents_operation()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        emulator.Server.Faults.Add("503:DeleteBucket");
        await tenant.S3.DeleteBucketAsync("data");
        Assert.Equal(503, (await emulator.Delete("/orgs/acme/buckets/data")).Status);

        await emulator.ProvisionAsync("acme", "more");
        emulator.Server.Faults.Clear();
        emulator.Server.Faults.Add("503:S3_DeleteBucket");
        await tenant.S3.DeleteBucketAsync("more").Refused(HttpStatusCode.ServiceUnavailable, "SlowDown");
        await emulator.Delete("/orgs/acme/buckets/more").Ok();
    }

    [Invariant("faults")]
    [Fact]
    public async Task The_log_has_the_reason_and_the_response_hides_it()
    {
        await using var emulator = await StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var reader = await emulator.RoleAsync("data", "ReadOnly");
        using var other = await emulator.TenantAsync("globex", "theirs");

        var refusal = await reader.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
        Assert.Equal("Access Denied.", refusal.Message);
        Assert.Equal("AccessDenied: PutObject needs the role Editor, and the key is ReadOnly in data", Last(emulator));
        await other.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "AccessDenied");
        Assert.Equal("AccessDenied: the key is of organization globex, and data of acme", Last(emulator));
        await emulator.Deactivate("acme");
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "InvalidAccessKeyId");
        Assert.Equal($"InvalidAccessKeyId: organization acme, of the key {tenant.KeyId}, is not active", Last(emulator));

        using var http = new HttpClient();
        var told = await http.GetStringAsync(new Uri(emulator.Server.Endpoint, "/_emulator/requests"), TestContext.Current.CancellationToken);
        Assert.Contains("\"operation_id\":\"S3_PutObject\",\"refusal\":\"AccessDenied: PutObject needs the role Editor", told, StringComparison.Ordinal);
    }

    // At the current time: a client with another clock corrects itself, which is its second attempt.
    private static Task<TestEmulator> StartAsync() => TestEmulator.StartAsync(clock =>
    {
        clock.AdjustTime(DateTimeOffset.UtcNow);
        return new EmulatorOptions { Port = 0, TimeProvider = clock };
    });

    private static string? Last(TestEmulator emulator) => emulator.Server.Requests.Entries[^1].Refusal;

    private static int[] Statuses(TestEmulator emulator, string operation) =>
        [.. emulator.Server.Requests.Entries.Where(entry => entry.OperationId == operation).Select(entry => entry.Status)];
}
