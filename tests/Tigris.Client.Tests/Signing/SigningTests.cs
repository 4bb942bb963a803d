using System;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Signing;

public sealed class SigningTests
{
    [Invariant("signature")]
    [Fact]
    public async Task A_request_is_signed_for_the_URL_that_is_sent_at_the_client_s_time()
    {
        using var lab = new Lab(Responses.Json(Samples.ResponseTo("ListOrganizations")));

        await lab.Client.Organizations.ListAsync(new OrganizationQuery(), "t+k/n=", CancellationToken.None);

        var sent = Assert.Single(lab.Transport.Sent);
        Assert.Equal(TestClock.Noon.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), sent.Time);
        Assert.Equal(Expected(sent, Lab.Key), sent.Signature);
    }

    [Invariant("new-nonce")]
    [Fact]
    public async Task Retry_signs_again_with_a_new_nonce_and_the_new_time()
    {
        using var lab = new Lab(Responses.Status(500), Responses.Status(502), Responses.Json(Samples.ResponseTo("GetOrganization")));

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(3, lab.Transport.Sent.Count);
        Assert.Equal(3, lab.Transport.Sent.Select(sent => sent.Nonce).Distinct().Count());
        Assert.Equal(3, lab.Transport.Sent.Select(sent => sent.Time).Distinct().Count());
        Assert.All(lab.Transport.Sent, sent => Assert.Equal(Expected(sent, Lab.Key), sent.Signature));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("schlüssel mit ümläuten und 🔑")]
    public async Task The_key_s_own_UTF8_bytes_are_the_HMAC_key(string key)
    {
        var options = new TigrisClientOptions(new Uri("https://mgmt.example.test"), "laravel", Lab.Secret(key));
        using var lab = new Lab(new TestClock(), options, () => 0, wantsExchanges: false, Responses.Json("""{"data":[]}"""));

        await lab.Client.Organizations.ListAsync(new OrganizationQuery(), null, CancellationToken.None);

        Assert.Equal(Expected(lab.Transport.Sent[0], key), lab.Transport.Sent[0].Signature);
    }

    [Fact]
    public async Task The_caller_may_dispose_the_key_after_creating_the_client()
    {
        var key = Lab.Secret(Lab.Key);
        using var lab = new Lab(
            new TestClock(), new TigrisClientOptions(new Uri("https://mgmt.example.test"), "laravel", key),
            () => 0, false, Responses.Json("""{"data":[]}"""));

        key.Dispose();
        await lab.Client.Organizations.ListAsync(new OrganizationQuery(), null, CancellationToken.None);

        Assert.Equal(Expected(lab.Transport.Sent[0], Lab.Key), lab.Transport.Sent[0].Signature);
    }

    [Invariant("secret-memory")]
    [Fact]
    public void A_disposed_key_signs_nothing()
    {
        using var secret = new SecureString();
        secret.AppendChar('k');
        var key = new SigningKey(secret);

        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign("GET", "https://x", 1, "n"));
    }

    private static string Expected(SentRequest sent, string key) => RequestSignature.Compute(
        sent.Method, sent.Url, long.Parse(sent.Time, CultureInfo.InvariantCulture), sent.Nonce, Encoding.UTF8.GetBytes(key));
}
