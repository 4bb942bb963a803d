using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Tracing;

public sealed class TraceTests
{
    [Fact]
    public async Task Each_attempt_is_reported_with_its_number_and_status_or_failure()
    {
        using var lab = new Lab(Responses.Unreachable(), Responses.Status(503), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([1, 2, 3], lab.Observer.Attempts.Select(attempt => attempt.Number));
        Assert.Equal([null, 503, 200], lab.Observer.Attempts.Select(attempt => attempt.StatusCode));
        Assert.Equal(["Connection refused", null, null], lab.Observer.Attempts.Select(attempt => attempt.Failure));
        Assert.All(lab.Observer.Attempts, attempt =>
        {
            Assert.Equal(("GetOrganization", "GET"), (attempt.Operation, attempt.Method));
            Assert.Equal(Lab.Base + "/orgs/acme", attempt.RequestUri!.AbsoluteUri);
        });
        Assert.Empty(lab.Observer.Exchanges);
    }

    [Fact]
    public async Task An_attempt_reports_if_it_may_have_run()
    {
        using var lab = new Lab(Responses.Unreachable(), Responses.Status(429), Responses.Lost(), Responses.Status(503), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([false, false, true, true, false], lab.Observer.Attempts.Select(attempt => attempt.MayHaveRun));
    }

    [Fact]
    public async Task Each_wait_is_reported_before_it_begins()
    {
        using var lab = new Lab(Responses.Status(503), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        var wait = Assert.Single(lab.Observer.Waits);
        Assert.Equal(("GetOrganization", 1, TimeSpan.FromMilliseconds(200), "HTTP 503"), (wait.Operation, wait.Attempt, wait.Delay, wait.Reason));
    }

    [Fact]
    public async Task The_elapsed_time_ends_at_the_headers()
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, (request, cancellationToken) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(120));
            return Responses.Json(Samples.ResponseTo("GetOrganization"))(request, cancellationToken);
        });

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TimeSpan.FromMilliseconds(120), Assert.Single(lab.Observer.Attempts).Elapsed);
    }

    [Invariant("secret-shown")]
    [Fact]
    public async Task An_exchange_shows_harmless_headers_and_bodies_without_secrets()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(), () => 0, wantsExchanges: true, Responses.Status(
            200,
            Samples.ResponseTo("CreateAccessKey"),
            more: response =>
            {
                response.Headers.TryAddWithoutValidation("X-Request-Id", "r-1");
                response.Headers.TryAddWithoutValidation("Set-Cookie", "crumb=hidden");
            }));

        await lab.Client.AccessKeys.CreateAsync("acme", new AccessKeyRequest { KeyName = "web" }, Lab.Actor, CancellationToken.None);

        var exchange = Assert.Single(lab.Observer.Exchanges);
        var sent = Assert.Single(lab.Transport.Sent);
        Assert.StartsWith($"POST {Lab.Base}/orgs/acme/key\n", exchange.Request, StringComparison.Ordinal);
        Assert.Contains("X-Tigris-Nonce: " + sent.Nonce, exchange.Request, StringComparison.Ordinal);
        Assert.Contains("X-Tigris-Time: " + sent.Time, exchange.Request, StringComparison.Ordinal);
        Assert.EndsWith("""{"name":"web","user_id":"user-1","user_role":"Admin"}""", exchange.Request, StringComparison.Ordinal);
        Assert.StartsWith("HTTP 200 OK\n", exchange.Response, StringComparison.Ordinal);
        Assert.Contains("X-Request-ID: r-1", exchange.Response, StringComparison.Ordinal);
        Assert.EndsWith("""{"id":"tid_1","secret_key":"***","name":"web"}""", exchange.Response, StringComparison.Ordinal);
        foreach (var hidden in new[] { sent.Signature, "X-Tigris-Signature", "hidden", "Set-Cookie", "very_secret" })
        {
            Assert.DoesNotContain(hidden, exchange.Request + exchange.Response, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_secret_in_a_raw_request_s_query_is_not_shown()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(), () => 0, wantsExchanges: true, Responses.Json("{}"));

        await lab.Client.SendAsync(
            new RawRequest("GET", "/orgs?limit=1") { Query = [new("password", "hidden"), new("q", "tsec_hidden")] }, CancellationToken.None);

        Assert.Equal($"{Lab.Base}/orgs?limit=1&password=***&q=***", Assert.Single(lab.Observer.Attempts).RequestUri!.AbsoluteUri);
        Assert.StartsWith($"GET {Lab.Base}/orgs?limit=1&password=***&q=***\n",
            Assert.Single(lab.Observer.Exchanges).Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_without_a_response_has_an_exchange_without_a_response()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(retries: 0), () => 0, wantsExchanges: true, Responses.Lost());

        await Assert.ThrowsAsync<TigrisConnectionException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal("", Assert.Single(lab.Observer.Exchanges).Response);
    }

    [Invariant("secret-shown")]
    [Theory]
    [MemberData(nameof(AllMethods))]
    public async Task No_operation_shows_a_secret(string method)
    {
        using var lab = new Lab(new TestClock(), Lab.Options(), () => 0, wantsExchanges: true, Responses.Sample());
        var notification = new NotificationRequest { UserName = "u", Password = Lab.Secret("hidden-password"), Token = Lab.Secret("hidden-token") };

        await ContractMethods.CallAsync(
            lab.Client,
            method,
            default,
            ("change", method.StartsWith("Buckets", StringComparison.Ordinal)
                ? new BucketChange { Notification = notification }
                : new AccessKeyChange()),
            ("request", Request(method, notification)));

        var exchange = Assert.Single(lab.Observer.Exchanges);
        foreach (var hidden in new[] { "hidden", "tsec_", lab.Transport.Sent[0].Signature, Lab.Key })
        {
            Assert.DoesNotContain(hidden, exchange.Request + exchange.Response, StringComparison.OrdinalIgnoreCase);
        }
    }

    public static TheoryData<string> AllMethods => [.. ContractMethods.Names];

    private static object? Request(string method, NotificationRequest notification) => method.Split('.')[0] switch
    {
        "Buckets" => new BucketRequest { BucketName = "uploads", OrganizationName = "Acme", Notification = notification },
        "Policies" => new PolicyRequest { PolicyName = "readers" },
        "Organizations" => new OrganizationRequest(),
        _ => new AccessKeyRequest(),
    };
}
