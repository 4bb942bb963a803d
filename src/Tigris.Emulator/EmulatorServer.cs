using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>A running emulator with its own state and its own ports on loopback. A process can run several.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private const int LongestHead = 64 * 1024;

    private readonly WebApplication _host;
    private readonly DataLock _lock;
    private readonly Database _database;
    private readonly EmulatorState _state;
    private readonly RateLimits _rateLimits;
    private readonly PausableListeners _listeners;
    private readonly ContentStore _contents;
    private readonly S3Composition _s3;
    private readonly CancellationToken _stopping;
    private int _disposed;

    private EmulatorServer(WebApplication host, DataLock dataLock, Database database, Composition parts, EmulatorOptions options)
    {
        _host = host;
        _lock = dataLock;
        _database = database;
        _state = parts.State;
        _contents = parts.Contents;
        _s3 = parts.S3;
        _stopping = host.Lifetime.ApplicationStopping;
        Requests = parts.Log;
        Problems = parts.Problems;
        Faults = parts.Faults;
        _rateLimits = parts.RateLimits;
        _listeners = parts.Listeners;
        Options = options;
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Endpoint = new Uri(addresses[0]);
        S3Endpoint = new Uri(addresses[1]);
    }

    /// <summary>The URL of the API: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The URL of the S3 side: <c>http://127.0.0.1:PORT</c>. A bucket is also at <c>http://BUCKET.localhost:PORT</c>.</summary>
    public Uri S3Endpoint { get; }

    /// <summary>The options of this emulator.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>The log of the requests.</summary>
    public RequestLog Requests { get; }

    /// <summary>The problems outside of requests.</summary>
    public ProblemLog Problems { get; }

    /// <summary>The faults in force.</summary>
    public Faults Faults { get; }

    /// <summary>The rate limit in force; null for none. It can be changed at any time.</summary>
    public RateLimit? RateLimit
    {
        get => _rateLimits.Limit;
        set => _rateLimits.Limit = value;
    }

    /// <summary>Starts listening. Throws <see cref="System.IO.IOException"/> if a port is in use.</summary>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var dataLock = DataLock.Take(options.DataPath);
        Database? database = null;
        WebApplication? host = null;
        Composition? parts = null;
        try
        {
            database = new Database(options.DataPath);
            parts = new Composition(database, options);
            host = Build(options, parts.Listeners);
            host.Run(context => RespondAsync(parts, options.TimeProvider, context));
            await host.StartAsync(cancellationToken);
            return new EmulatorServer(host, dataLock, database, parts, options);
        }
        catch
        {
            if (host is not null) await host.DisposeAsync();
            if (parts is not null) await parts.S3.DisposeAsync();
            database?.Dispose();
            dataLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sets the value of a metric for one day, as GetUsage reports it. The metric is a name (<see cref="UsageMetricNames"/>) or an id.
    /// </summary>
    public void SetUsage(string organizationId, string metricName, DateOnly day, decimal value) =>
        _state.SetUsage(organizationId, metricName, day, value);

    /// <summary>Sets a bucket's estimated size in bytes and its number of objects.</summary>
    public void SetBucketContents(string organizationId, string bucketName, long size, long objectCount) =>
        _state.SetBucketContents(organizationId, bucketName, size, objectCount);

    /// <summary>Creates many active organizations in one transaction.</summary>
    public void SeedOrganizations(int count, Func<int, (string Id, string Name)> identity) => _state.SeedOrganizations(count, identity);

    /// <summary>
    /// Returns true if the key exists, the secret is its current one, and the key and its organization are active; otherwise, false.
    /// </summary>
    public bool Authenticates(string accessKeyId, string secret) => _state.Authenticates(accessKeyId, secret);

    /// <summary>Applies all lifecycle rules as of a time; null means the current time of the emulator's clock.</summary>
    public void RunLifecycleRules(DateTimeOffset? asOf = null) => _s3.Lifecycle.Run((asOf ?? Options.TimeProvider.GetUtcNow()).UtcDateTime);

    /// <summary>Deletes all state. The log and the faults stay.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Closes the ports and returns after they refuse connections. Open connections are reset at their next request.</summary>
    public Task RefuseConnectionsAsync() => _listeners.CloseAsync();

    /// <summary>Opens the ports again after <see cref="RefuseConnectionsAsync"/> and returns when they listen.</summary>
    public Task AcceptConnectionsAsync() => _listeners.OpenAsync();

    /// <summary>Completes, without an exception, when the token is cancelled or the server is disposed.</summary>
    public async Task WaitForShutdownAsync(CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping);
        await Task.Delay(Timeout.Infinite, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops listening and closes the state.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _host.StopAsync();
        await _host.DisposeAsync();
        _listeners.Dispose();
        await _s3.DisposeAsync();
        _contents.Dispose();
        _database.Dispose();
        _lock.Dispose();
    }

    private static WebApplication Build(EmulatorOptions options, PausableListeners listeners)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IConnectionListenerFactory>(listeners);
        builder.Services.AddSingleton<IHostLifetime, CallerOwnedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestHead; // a presigned URL with a long key and metadata
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHead;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8; // as request headers are read: metadata is returned unchanged
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, options.S3Port ?? (options.Port is 0 or ushort.MaxValue ? 0 : options.Port + 1), S3Connections.Configure);
        });
        return builder.Build();
    }

    private static async Task RespondAsync(Composition parts, TimeProvider time, HttpContext context)
    {
        try
        {
            var request = parts.Receive(context);
            var reply = await parts.Pipeline.RunAsync(request);
            request.AddHeaders(reply);
            await ReplyWriter.WriteAsync(context, reply, time.GetUtcNow() + request.ClockOffset);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client closed the connection.
        }
    }

    /// <summary>Leaves the signals of the process to the caller. A test run has many servers.</summary>
    private sealed class CallerOwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
