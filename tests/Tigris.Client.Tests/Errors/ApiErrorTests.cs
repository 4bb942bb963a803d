using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Errors;

public sealed class ApiErrorTests
{
    [Invariant("error-help")]
    [Theory]
    [InlineData(400, typeof(TigrisInvalidRequestException))]
    [InlineData(422, typeof(TigrisInvalidRequestException))]
    [InlineData(401, typeof(TigrisUnauthorizedException))]
    [InlineData(403, typeof(TigrisForbiddenException))]
    [InlineData(404, typeof(TigrisNotFoundException))]
    [InlineData(409, typeof(TigrisConflictException))]
    [InlineData(429, typeof(TigrisThrottledException))]
    [InlineData(500, typeof(TigrisServerException))]
    [InlineData(503, typeof(TigrisServerException))]
    [InlineData(302, typeof(TigrisApiException))]
    [InlineData(405, typeof(TigrisApiException))]
    [InlineData(413, typeof(TigrisApiException))]
    [InlineData(418, typeof(TigrisApiException))]
    public async Task Each_family_of_statuses_has_its_own_exception(int status, Type expected)
    {
        using var lab = new Lab(new TestClock(), Lab.Options(retries: 0), () => 0, false, Responses.Status(status, """{"message":"because"}"""));

        var exception = await Assert.ThrowsAnyAsync<TigrisApiException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.IsType(expected, exception);
        Assert.Equal(status, exception.StatusCode);
    }

    [Theory]
    [InlineData("""{"message":"bucket is not empty"}""", "bucket is not empty")]
    [InlineData("""{"Message":"Access Denied","Code":"AccessDenied"}""", "Access Denied")]
    [InlineData("""{"message":"","Message":"the other"}""", "the other")]
    [InlineData("""{"error":"nested differently"}""", """{"error":"nested differently"}""")]
    [InlineData("""{"message":{"text":"no string"}}""", """{"message":{"text":"no string"}}""")]
    [InlineData("  upstream connect error \n  or  disconnect ", "upstream connect error or disconnect")]
    [InlineData("<html><head><style>p{}</style><title>502</title></head><body><h1>Bad Gateway</h1><!-- x --></body></html>", "502 Bad Gateway")]
    [InlineData("{\"message\":\"cut off", "{\"message\":\"cut off")]
    [InlineData("{\"message\":\"cut off\",\"token\":\"hid", "{\"message\":\"cut off\",\"token\":***")]
    [InlineData("{\"message\":\"\\ud800\"}", "{\"message\":\"\\ud800\"}")]
    [InlineData("quota must be < 5 <b>here</b>", "quota must be < 5 here")]
    [InlineData("before <script>after", "before")]
    [InlineData("""{"error":"x","request":{"secret_key":"hidden"}}""", """{"error":"x","request":{"secret_key":"***"}}""")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("""{"message":"wrong secret tsec_abc_DEF-123 given"}""", "wrong secret *** given")]
    public async Task The_message_of_the_server_is_found_in_any_content(string body, string? expected)
    {
        using var lab = new Lab(Responses.Status(400, body, "text/plain"));

        var exception = await Assert.ThrowsAsync<TigrisInvalidRequestException>(
            () => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(expected, exception.ServerMessage);
    }

    [Fact]
    public async Task A_long_text_is_shortened()
    {
        using var lab = new Lab(Responses.Status(400, new string('x', 200_000), "text/plain"));

        var exception = await Assert.ThrowsAsync<TigrisInvalidRequestException>(
            () => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(new string('x', 300) + "...", exception.ServerMessage);
    }

    [Fact]
    public async Task The_error_has_operation_attempts_URL_and_the_server_s_time()
    {
        var date = TestClock.Noon.AddMinutes(-7);
        using var lab = new Lab(
            Responses.Status(500),
            Responses.Status(404, """{"message":"no such bucket"}""", more: response => response.Headers.Date = date));

        var exception = await Assert.ThrowsAsync<TigrisNotFoundException>(
            () => lab.Client.Buckets.ListAsync("acme", 10, "secret-token", CancellationToken.None));

        Assert.Equal(("ListBuckets", 2), (exception.Operation, exception.Attempts));
        Assert.Equal(Lab.Base + "/orgs/acme/buckets", exception.RequestUri!.AbsoluteUri);
        Assert.Equal(date, exception.ServerTime);
        Assert.Equal("no such bucket. (ListBuckets: HTTP 404, 2 attempts)", exception.Message);
    }

    [Invariant("transport")]
    [Theory]
    [InlineData(301, "https://elsewhere.example.test/v1?token=x", "to 'https://elsewhere.example.test/v1'")]
    [InlineData(307, "/login?token=x", "to '/login'")]
    [InlineData(308, null, "elsewhere")]
    public async Task A_redirect_is_an_error_that_names_its_target(int status, string? location, string words)
    {
        using var lab = new Lab(Responses.Status(status, more: response =>
        {
            if (location is not null)
            {
                response.Headers.TryAddWithoutValidation("Location", location);
            }
        }));

        var exception = await Assert.ThrowsAsync<TigrisApiException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Single(lab.Transport.Sent);
        Assert.Equal($"The server redirects {words}, and redirects are not followed", exception.ServerMessage);
    }
}
