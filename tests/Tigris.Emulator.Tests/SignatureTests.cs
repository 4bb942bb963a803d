using System;
using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Tests;

public sealed class SignatureTests
{
    private const string Orgs = TestEmulator.Provider + "/orgs";

    [Theory]
    [InlineData("X-Tigris-Time")]
    [InlineData("X-Tigris-Nonce")]
    [InlineData("X-Tigris-Signature")]
    public async Task A_missing_header_is_named(string header)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => request.Headers.Remove(header)).Refused(401, header, "missing");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("1.5")]
    [InlineData("-1")]
    public async Task A_time_that_is_not_a_number_is_refused(string time)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => TestEmulator.Replace(request, "X-Tigris-Time", time)).Refused(401, "X-Tigris-Time", "milliseconds");
    }

    [Theory]
    [InlineData(-301, "past")]
    [InlineData(301, "future")]
    public async Task A_time_outside_the_window_is_refused_with_the_distance(int seconds, string side)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => SignAt(emulator, request, seconds)).Refused(401, side, "by 1 s");
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public async Task A_time_at_the_edge_of_the_window_is_accepted(int seconds)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => SignAt(emulator, request, seconds)).Ok();
    }

    [Fact]
    public async Task The_window_is_an_option()
    {
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, ClockWindow = TimeSpan.FromSeconds(10) });
        await emulator.Send("GET", "/orgs", change: request => SignAt(emulator, request, -10)).Ok();
        await emulator.Send("GET", "/orgs", change: request => SignAt(emulator, request, -12)).Refused(401, "by 2 s");
    }

    [Invariant("signature")]
    [Fact]
    public async Task A_reused_nonce_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => SignWith(emulator, request, "once")).Ok();
        await emulator.Send("GET", "/orgs", change: request => SignWith(emulator, request, "once")).Refused(401, "X-Tigris-Nonce");
        await emulator.Send("GET", "/orgs", change: request => SignWith(emulator, request, "twice")).Ok();
    }

    [Fact]
    public async Task A_forged_request_does_not_use_up_its_nonce()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request =>
        {
            SignWith(emulator, request, "mine");
            TestEmulator.Replace(request, "X-Tigris-Signature", new string('0', 64));
        }).Refused(401, "X-Tigris-Signature");
        await emulator.Send("GET", "/orgs", change: request => SignWith(emulator, request, "mine")).Ok();
    }

    [Fact]
    public async Task A_tampered_query_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.SendTo(Orgs + "?include_inactive=true", "GET", change: request => SignUrl(emulator, request, Orgs + "?include_inactive=false"))
            .Refused(401, "X-Tigris-Signature");
    }

    [Fact]
    public async Task A_signature_over_another_method_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => TestEmulator.Sign(request, "DELETE", emulator.Origin + Orgs, Now(emulator), "n"))
            .Refused(401, "X-Tigris-Signature");
    }

    [Fact]
    public async Task A_signature_with_another_key_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => TestEmulator.Sign(request, "GET", emulator.Origin + Orgs, Now(emulator), "n", "other"))
            .Refused(401, "X-Tigris-Signature");
    }

    [Fact]
    public async Task An_escape_is_signed_as_it_is_sent()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.SendTo(Orgs + "?limit=%31", "GET").Ok();
        await emulator.SendTo(Orgs + "?limit=%31", "GET", change: request => SignUrl(emulator, request, Orgs + "?limit=1")).Refused(401);
    }

    [Fact]
    public async Task Behind_a_proxy_the_signature_covers_the_public_url()
    {
        await using var emulator = await TestEmulator.StartAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, PublicUrl = new Uri("https://mgmt.example.com/") });
        await emulator.Send("GET", "/orgs", change: request => TestEmulator.Sign(request, "GET", "https://mgmt.example.com" + Orgs, Now(emulator), "n")).Ok();
        await emulator.Send("GET", "/orgs").Refused(401);
    }

    [Invariant("signature")]
    [Fact]
    public async Task The_signature_is_checked_before_everything_else()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.SendTo("/no/such/path", "GET", change: request => request.Headers.Remove("X-Tigris-Signature")).Refused(401);
        await emulator.SendTo("/no/such/path", "GET").Refused(404);
    }

    [Fact]
    public async Task The_signature_covers_the_host_header()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Send("GET", "/orgs", change: request => request.Headers.Host = "mgmt.storage.dev").Refused(401);
        await emulator.Send("GET", "/orgs", change: request =>
        {
            request.Headers.Host = "mgmt.storage.dev";
            TestEmulator.Sign(request, "GET", "http://mgmt.storage.dev" + Orgs, Now(emulator), "n");
        }).Ok();
    }

    [Fact]
    public void Nonces_are_forgotten_when_they_can_no_longer_be_replayed()
    {
        var memory = new NonceMemory();
        for (var i = 0; i < 1000; i++) Assert.True(memory.TryAdd($"old-{i}", nowMilliseconds: 0, expiresMilliseconds: 100));
        Assert.False(memory.TryAdd("old-1", 100, 200));
        for (var i = 0; i < 1000; i++) Assert.True(memory.TryAdd($"new-{i}", 101, 10_000));
        Assert.Equal(1000, memory.Count);
    }

    private static string Now(TestEmulator emulator) => emulator.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static void SignAt(TestEmulator emulator, HttpRequestMessage request, int seconds)
    {
        var time = emulator.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        TestEmulator.Sign(request, "GET", emulator.Origin + Orgs, time, Guid.NewGuid().ToString());
    }

    private static void SignWith(TestEmulator emulator, HttpRequestMessage request, string nonce) =>
        TestEmulator.Sign(request, "GET", emulator.Origin + Orgs, Now(emulator), nonce);

    private static void SignUrl(TestEmulator emulator, HttpRequestMessage request, string target) =>
        TestEmulator.Sign(request, "GET", emulator.Origin + target, Now(emulator), Guid.NewGuid().ToString());
}
