using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Storage;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Storage;

public sealed class StorageTests
{
    private const string Secret = "tsec_of_a_tenant";
    private const string Objects = """<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>uploads</Name></ListBucketResult>""";

    private static readonly Uri Endpoint = new("https://s3.example.test");

    [Invariant("signature")]
    [Fact]
    public async Task A_bucket_is_listed_with_the_key_of_the_tenant_only()
    {
        using var lab = new Lab(Responses.Status(200, Objects));

        var answer = await ReadAsync(lab, "uploads");

        Assert.True(answer.IsListing);
        Assert.Null(answer.BucketName);
        var sent = Assert.Single(lab.Transport.Sent);
        Assert.Equal(("GET", "https://s3.example.test/uploads?list-type=2&max-keys=1", ""), (sent.Method, sent.Url, sent.Body));
        Assert.Equal(Expected(sent), sent.Headers["Authorization"]);
        Assert.Equal("s3.example.test", sent.Headers["Host"]);
        Assert.DoesNotContain(sent.Headers.Keys, name => name.StartsWith("X-Tigris", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_bucket_the_buckets_are_listed()
    {
        using var lab = new Lab(Responses.Status(200, """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListAllMyBucketsResult><Owner><ID>acme</ID><Name>not one</Name></Owner><Buckets><Bucket><Name>a</Name></Bucket><Bucket><Name>b&amp;c</Name></Bucket></Buckets></ListAllMyBucketsResult>
            """));

        var answer = await ReadAsync(lab, null);

        Assert.True(answer.IsListing);
        Assert.Equal(["a", "b&c"], answer.BucketName!);
        Assert.Equal("https://s3.example.test/", Assert.Single(lab.Transport.Sent).Url);
    }

    [Invariant("signature")]
    [Fact]
    public async Task Each_attempt_is_signed_with_its_own_time()
    {
        using var lab = new Lab(Responses.RetryAfter(500, "1"), Responses.RetryAfter(429, "2"), Responses.RetryAfter(503, "1"), Responses.Status(200, Objects));

        Assert.True((await ReadAsync(lab, "uploads")).IsListing);

        Assert.Equal(4, lab.Transport.Sent.Count);
        Assert.Equal(4, lab.Transport.Sent.Select(sent => sent.Headers["Authorization"]).Distinct().Count());
        Assert.All(lab.Transport.Sent, sent => Assert.Equal(Expected(sent), sent.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(403, "InvalidAccessKeyId")]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "NoSuchBucket")]
    [InlineData(400, "AuthorizationHeaderMalformed")]
    [InlineData(301, "PermanentRedirect")]
    public async Task A_refusal_is_a_response_with_its_code_and_is_not_repeated(int status, string code)
    {
        using var lab = new Lab(Responses.Status(status, $"<Error><Code>{code}</Code><Message>No,\n because.</Message><Resource>/uploads</Resource></Error>"));

        var answer = await ReadAsync(lab, "uploads");

        Assert.Equal((status, code, false), (answer.StatusCode, answer.Code, answer.IsListing));
        Assert.Equal(status == 301 ? "The server redirects elsewhere, and redirects are not followed" : "No, because.", answer.ServerMessage);
        Assert.Single(lab.Transport.Sent);
    }

    [Fact]
    public async Task A_lasting_failure_is_a_response_and_a_missing_response_is_an_exception()
    {
        using var failing = new Lab(Responses.Status(503, "<html><h1>Down</h1></html>"));
        using var dead = new Lab(Responses.Unreachable());

        var answer = await ReadAsync(failing, "uploads");

        Assert.Equal((503, null, "Down", 5), (answer.StatusCode, answer.Code, answer.ServerMessage, failing.Transport.Sent.Count));
        await Assert.ThrowsAsync<TigrisConnectionException>(() => ReadAsync(dead, "uploads"));
    }

    // For the provider's API, such a response shows a clock difference. Here it is only a refusal.
    [Fact]
    public async Task No_server_s_date_changes_the_time_that_a_tenant_s_key_signs()
    {
        using var lab = new Lab(Responses.Status(401, more: response => response.Headers.Date = TestClock.Noon.AddHours(1)));

        var answer = await ReadAsync(lab, "uploads");

        Assert.Equal(TestClock.Noon.AddHours(1), answer.ServerTime);
        Assert.Single(lab.Transport.Sent);
    }

    // A system proxy applies to one and not to the other, with any endpoint of the provider.
    [Fact]
    public void This_machine_and_the_network_have_separate_reused_connections()
    {
        var opened = new List<string>();
        using var channel = new StorageChannel(
            Lab.Options(),
            TimeProvider.System,
            endpoint =>
            {
                opened.Add(endpoint.Host);
                return new ScriptedTransport();
            },
            () => 0,
            new ApiErrors(TimeProvider.System));

        var here = channel.To(new Uri("http://127.0.0.1:5601"));

        Assert.Same(here, channel.To(new Uri("http://localhost:1")));
        Assert.Same(channel.To(Endpoint), channel.To(new Uri("https://t3.storage.dev")));
        Assert.NotSame(here, channel.To(Endpoint));
        Assert.Equal(["127.0.0.1", "s3.example.test"], opened);
    }

    [Fact]
    public void A_closed_channel_opens_no_connection()
    {
        var channel = new StorageChannel(
            Lab.Options(), TimeProvider.System, _ => throw new InvalidOperationException("The connection would stay open."), () => 0, new ApiErrors(TimeProvider.System));

        channel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => channel.To(Endpoint));
    }

    public static TheoryData<string> Hostile =>
    [
        "", "no XML", "<Error>", "<Error><Code>x</Error>", "<Error><Code><b/></Code></Error>", "<Error><Code>two words</Code></Error>",
        "<Error><Code>" + new string('x', 1000) + "</Code></Error>",
        "<!DOCTYPE Error [<!ENTITY a \"InvalidAccessKeyId\">]><Error><Code>&a;</Code></Error>",
        "<!DOCTYPE Error SYSTEM \"file:///etc/passwd\"><Error><Code>InvalidAccessKeyId</Code></Error>",
        string.Concat(Enumerable.Repeat("<Error>", 100_000)),
        "<Error>" + string.Concat(Enumerable.Repeat("<a>", 20)) + string.Concat(Enumerable.Repeat("</a>", 20)) + "<Code>InvalidAccessKeyId</Code></Error>",
        "<?xml version=\"1.0\" encoding=\"nonsense\"?><Error><Code>InvalidAccessKeyId</Code></Error>",
        "<Other><Code>InvalidAccessKeyId</Code></Other>", "<Error><Inner><Code>InvalidAccessKeyId</Code></Inner></Error>",
        "<ListBucketResult><Code>InvalidAccessKeyId</Code>", "{\"Code\":\"InvalidAccessKeyId\"}",
    ];

    [Invariant("key-probe")]
    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_body_returns_no_code_and_a_short_message(string body)
    {
        foreach (var status in new[] { 200, 403 })
        {
            using var lab = new Lab(Responses.Status(status, body));

            var answer = await ReadAsync(lab, "uploads");

            Assert.Equal((status, false, null), (answer.StatusCode, answer.IsListing, answer.Code));
            Assert.True((answer.ServerMessage ?? "").Length < 310);
        }
    }

    [Invariant("own-endpoint")]
    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a?x")]
    [InlineData("a#x")]
    [InlineData("a%2Fb")]
    [InlineData("a\\b")]
    [InlineData("*")]
    [InlineData("b ")]
    [InlineData("bücher")]
    public void An_invalid_bucket_name_sends_nothing(string name) => Assert.Equal(
        "BucketName", Assert.Throws<TigrisInvalidIdentifierException>(() => new StorageRequest(Endpoint, "tid_1", Lab.Secret(Secret), name)).Kind);

    [Invariant("own-endpoint")]
    [Theory]
    [InlineData("")]
    [InlineData("tid 1")]
    [InlineData("tid/1")]
    [InlineData("tid_1, SignedHeaders=")]
    [InlineData("tid\r\nHost: elsewhere")]
    [InlineData("schlüssel")]
    public void An_invalid_access_key_id_sends_nothing(string id) => Assert.Equal(
        "AccessKeyId", Assert.Throws<TigrisInvalidIdentifierException>(() => new StorageRequest(Endpoint, id, Lab.Secret(Secret))).Kind);

    [Invariant("transport")]
    [Theory]
    [InlineData("http://t3.storage.dev")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://u:p@t3.storage.dev")]
    [InlineData("https://t3.storage.dev/?x")]
    public void An_unprotected_endpoint_is_refused(string endpoint) => Assert.Equal(
        "InvalidEndpoint", Assert.Throws<TigrisArgumentException>(() => new StorageRequest(new Uri(endpoint), "tid_1", Lab.Secret(Secret))).ErrorId);

    [Invariant("secret-shown")]
    [Fact]
    public async Task The_trace_of_a_read_has_neither_secret_nor_signature()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(), () => 0, wantsExchanges: true, async (request, cancellationToken) =>
        {
            var signature = request.Headers.GetValues("Authorization").Single().Split('=').Last();
            var echo = $"<Error><Code>SignatureDoesNotMatch</Code><Message>Not {Secret}, Signature={signature}</Message><SignatureProvided>{signature}</SignatureProvided></Error>";
            return await Responses.Status(403, echo, "application/xml")(request, cancellationToken);
        });

        var answer = await ReadAsync(lab, "uploads");

        var exchange = Assert.Single(lab.Observer.Exchanges);
        var shown = exchange.Request + exchange.Response + answer.ServerMessage;
        Assert.Contains("X-Amz-Date: 2026", shown, StringComparison.Ordinal);
        Assert.Contains("<SignatureProvided>***<", shown, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Authorization", Secret, lab.Transport.Sent[0].Headers["Authorization"].Split('=').Last() })
        {
            Assert.DoesNotContain(hidden, shown, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task<StorageResponse> ReadAsync(Lab lab, string? bucket) =>
        lab.Client.ReadStorageAsync(new StorageRequest(Endpoint, "tid_1", Lab.Secret(Secret), bucket), CancellationToken.None);

    private static string Expected(SentRequest sent)
    {
        var time = DateTimeOffset.ParseExact(sent.Headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new V4Signature(sent.Method, new Uri(sent.Url), time, "auto").Authorize("tid_1", Secret.AsSpan());
    }
}
