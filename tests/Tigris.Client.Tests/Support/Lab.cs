using System;
using System.Security;

namespace Tigris.Client.Tests.Support;

/// <summary>A client with a scripted network, a stopped clock and a recording observer.</summary>
internal sealed class Lab : IDisposable
{
    public const string Base = "https://mgmt.example.test/v1/providers/laravel";
    public const string Key = "signing_key";

    private readonly TigrisClient _client;

    public Lab(params Step[] steps)
        : this(new TestClock(), steps)
    {
    }

    public Lab(TestClock clock, params Step[] steps)
        : this(clock, new TigrisClientOptions(new Uri("https://mgmt.example.test"), "laravel", Secret(Key)), () => 1.0, wantsExchanges: false, steps)
    {
    }

    public Lab(TestClock clock, TigrisClientOptions options, Func<double> random, bool wantsExchanges, params Step[] steps)
    {
        Clock = clock;
        Transport = new ScriptedTransport(steps);
        Observer = new RecordingObserver(clock) { RecordsExchanges = wantsExchanges };
        _client = new TigrisClient(options, clock, Transport, random);
    }

    public TestClock Clock { get; }

    public ScriptedTransport Transport { get; }

    public RecordingObserver Observer { get; }

    /// <summary>The client. The next calls of this flow report to the observer.</summary>
    public ITigrisClient Client => _client.ReportingTo(Observer);

    /// <summary>The client. The next calls of this flow have no observer.</summary>
    public ITigrisClient Unobserved => _client.ReportingTo(null);

    /// <summary>The client. The next calls keep the observer of the flow.</summary>
    public ITigrisClient Unchanged => _client;

    public static Actor Actor { get; } = new("user-1", UserRole.Admin);

    public static TigrisClientOptions Options(int retries = 4, TimeSpan? timeout = null, TimeSpan? throttleTimeout = null) =>
        new(new Uri("https://mgmt.example.test"), "laravel", Secret(Key))
        {
            MaximumRetryCount = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            ThrottleTimeout = throttleTimeout ?? TimeSpan.FromMinutes(5),
        };

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    public static string? Reveal(SecureString? secret) => secret is null ? null : new System.Net.NetworkCredential("", secret).Password;

    /// <summary>Returns the only request that was sent.</summary>
    public void SentExactly(string method, string pathAndQuery, string body)
    {
        var sent = Assert.Single(Transport.Sent);
        Assert.Equal((method, Base + pathAndQuery, body), (sent.Method, sent.Url, sent.Body));
    }

    public void Dispose() => _client.Dispose();
}
