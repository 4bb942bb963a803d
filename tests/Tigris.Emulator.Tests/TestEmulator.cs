using System;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace Tigris.Emulator.Tests;

/// <summary>An emulator with a stopped clock, and a client with its own signing code.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    public const string Provider = "/v1/providers/local";

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new();

    private TestEmulator(EmulatorServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
    }

    public EmulatorServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public string Origin => $"http://127.0.0.1:{Server.Endpoint.Port}";

    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));

    public static Task<TestEmulator> StartAsync() => StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock });

    public static async Task<TestEmulator> StartAsync(Func<FakeTimeProvider, EmulatorOptions> options)
    {
        var clock = NewClock();
        return new TestEmulator(await EmulatorServer.StartAsync(options(clock), TestContext.Current.CancellationToken), clock);
    }

    /// <summary>Starts an emulator with the organization <c>acme</c> and in it the bucket <c>data</c> of the user <c>ann</c>.</summary>
    public static Task<TestEmulator> WithBucketAsync(string bucketOptions = "{}") =>
        WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock }, bucketOptions);

    /// <summary>Starts the same emulator with generated usage for every past day.</summary>
    public static Task<TestEmulator> WithDemoUsageAsync() =>
        WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DemoUsage = true });

    public static async Task<TestEmulator> WithBucketAsync(Func<FakeTimeProvider, EmulatorOptions> options, string bucketOptions = "{}")
    {
        var emulator = await StartAsync(options);
        await emulator.ProvisionAsync("acme", "data", bucketOptions);
        return emulator;
    }

    public Task<Answer> ProvisionAsync(string organization, string bucket, string bucketOptions = "{}", string more = "") =>
        Post($"/orgs/{organization}/provision", $$"""{"bucket_name":"{{bucket}}","org_name":"Acme","user_id":"ann","bucket_options":{{bucketOptions}}{{more}}}""").Ok();

    public Task<Answer> Get(string path) => Send("GET", path);

    public Task<Answer> Post(string path, string body) => Send("POST", path, body);

    public Task<Answer> Put(string path, string body) => Send("PUT", path, body);

    public Task<Answer> Delete(string path, string? body = null) => Send("DELETE", path, body);

    public Task Deactivate(string organization) => Put($"/orgs/{organization}", """{"user_id":"ann","active":false}""").Ok();

    /// <summary>A path below the provider, exactly as written.</summary>
    public Task<Answer> Send(string method, string path, string? body = null, Action<HttpRequestMessage>? change = null) =>
        SendTo(Provider + path, method, body, change);

    public async Task<Answer> SendTo(string target, string method, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = Signed(method, target);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None), response);
    }

    public HttpRequestMessage Signed(string method, string target)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Origin + target, AsItIs));
        Sign(request, method, Origin + target, Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Guid.NewGuid().ToString());
        return request;
    }

    public static void Sign(HttpRequestMessage request, string method, string url, string time, string nonce, string key = "local-signing-key")
    {
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(string.Join('\n', method, url, time, nonce)));
        Replace(request, "X-Tigris-Time", time);
        Replace(request, "X-Tigris-Nonce", nonce);
        Replace(request, "X-Tigris-Signature", Convert.ToHexString(digest).ToLowerInvariant());
    }

    public static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
