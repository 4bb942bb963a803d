using System;
using System.Net.Http;
using System.Net.Http.Headers;
using Refit;
using Refit.Implementation;
using Tigris.Client.Http;
using Tigris.Client.Http.Throttling;
using Tigris.Client.Json;
using Tigris.Client.Storage;

namespace Tigris.Client;

/// <summary>
/// The connections, signing key and clock of one provider. The chain of handlers is
/// RetryHandler (retries > limiter > timeout) > ClockHandler > SigningHandler > TraceHandler > transport.
/// </summary>
internal sealed class Channel : IDisposable
{
    private readonly SigningKey _key;
    private readonly ApiErrors _errors;
    private volatile bool _disposed;

    public Channel(TigrisClientOptions options, TimeProvider time, Func<Uri, HttpMessageHandler> transport, Func<double> random)
    {
        Options = options;
        Time = time;
        Provider = new Uri($"{options.Endpoint.AbsoluteUri.TrimEnd('/')}/v1/providers/{Uri.EscapeDataString(options.ProviderId)}");
        _key = new SigningKey(options.SigningKey);
        _errors = new ApiErrors(time);
        var connectionErrors = new ConnectionErrors(options.Timeout, Provider.AbsolutePath, _errors);
        var trace = new TraceHandler(time) { InnerHandler = transport(options.Endpoint) };
        Clock = new ServerClock(time);
        Limiter = RateLimiters.Of(time, options.Endpoint, options.ProviderId);
        var signing = new SigningHandler(_key, Clock) { InnerHandler = trace };
        var clock = new ClockHandler(Clock) { InnerHandler = signing };
        var retry = new RetryHandler(options, time, new BackOff(random), connectionErrors, _ => Limiter, () => _disposed) { InnerHandler = clock };
        Http = NewHttp(retry, "application/json");
        Http.BaseAddress = Provider;
        Storage = new StorageChannel(options, time, transport, random, _errors);

        var settings = new RefitSettings(new WireSerializer())
        {
            ExceptionFactory = response => new(RefusalOf(response)),
            TransportExceptionFactory = (_, exception, _) => exception,
            DeserializationExceptionFactory = (response, exception) => new(
                Call.Of(response.RequestMessage!).InvalidContent(response.Content.Headers.ContentType?.MediaType, exception)),
        };
        Transport.Prepare(settings);
        GeneratedTigris_Client.Register();
        Organizations = RestService.ForGenerated<IOrganizationsApi>(Http, settings);
        Buckets = RestService.ForGenerated<IBucketsApi>(Http, settings);
        Snapshots = RestService.ForGenerated<ISnapshotsApi>(Http, settings);
        AccessKeys = RestService.ForGenerated<IAccessKeysApi>(Http, settings);
        Policies = RestService.ForGenerated<IPoliciesApi>(Http, settings);
        Billing = RestService.ForGenerated<IBillingApi>(Http, settings);
    }

    public TigrisClientOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>The server's time.</summary>
    public ServerClock Clock { get; }

    /// <summary>The limiter that this process shares for the endpoint and provider.</summary>
    public RateLimiter Limiter { get; }

    /// <summary>The address of the provider, above all paths, without a slash at its end.</summary>
    public Uri Provider { get; }

    public HttpClient Http { get; }

    /// <summary>The connections to S3 endpoints, with keys of tenants.</summary>
    public StorageChannel Storage { get; }

    public IOrganizationsApi Organizations { get; }

    public IBucketsApi Buckets { get; }

    public ISnapshotsApi Snapshots { get; }

    public IAccessKeysApi AccessKeys { get; }

    public IPoliciesApi Policies { get; }

    public IBillingApi Billing { get; }

    /// <summary>Creates the HTTP client at the outer end of a chain of handlers.</summary>
    public static HttpClient NewHttp(HttpMessageHandler chain, string accepted)
    {
        // The timeout of an attempt uses the client's time provider.
        var http = new HttpClient(chain) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accepted));
        var version = typeof(Channel).Assembly.GetName().Version!.ToString(3);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Tigris.PowerShell", version));
        return http;
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, typeof(ITigrisClient));

    /// <summary>Returns the exception for a refusal; null for a successful response.</summary>
    public Exception? RefusalOf(HttpResponseMessage response) => response.IsSuccessStatusCode ? null : _errors.From(response);

    public void Dispose()
    {
        _disposed = true;
        Http.Dispose();
        Storage.Dispose();
        _key.Dispose();
    }
}
