using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tigris.Benchmarks;

/// <summary>A server with a rate limit: a token bucket that responds with 429. It shares no code with the emulator.</summary>
internal static class LimitServer
{
    /// <summary>The seconds until a limit rises.</summary>
    public const int RaisedAfter = 15;

    /// <summary>Serves on a free port, writes the address as the first line, and ends when its input ends.</summary>
    /// <param name="rate">The tokens added each second.</param>
    /// <param name="burst">The most tokens in the bucket.</param>
    /// <param name="retryAfter">Indicates whether refusals have Retry-After.</param>
    /// <param name="raisedTo">The rate after 15 seconds; 0 for no change.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    public static async Task RunAsync(double rate, double burst, bool retryAfter, double raisedTo, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var bucket = new Bucket(rate, burst, raisedTo);
        app.Run(context => AnswerAsync(context, bucket, retryAfter));
        await app.StartAsync(cancellationToken);
        await LimitCounts.AnswerAsync(app.Urls.First(), bucket.Counts, cancellationToken);
    }

    private static async Task AnswerAsync(HttpContext context, Bucket bucket, bool retryAfter)
    {
        var id = context.Request.Path.Value!.Split('/')[^1];
        if (!bucket.TryTake(id[..1], out var wait))
        {
            context.Response.StatusCode = 429;
            if (retryAfter)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait).ToString(CultureInfo.InvariantCulture);
            }

            return;
        }

        var body = Answers.Organization(id);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private sealed class Bucket(double rate, double burst, double raisedTo)
    {
        private readonly double _burst = burst;
        private readonly Lock _lock = new();
        private readonly LimitCounts _counts = LimitCounts.Empty();
        private long _first;
        private double _filledAt;
        private double _tokens = burst;

        public bool TryTake(string client, out double wait)
        {
            lock (_lock)
            {
                if (_first == 0)
                {
                    _first = Stopwatch.GetTimestamp();
                }

                var now = Stopwatch.GetElapsedTime(_first).TotalSeconds;
                var current = raisedTo > 0 && now >= RaisedAfter ? raisedTo : rate;
                _tokens = Math.Min(current / rate * _burst, _tokens + ((now - _filledAt) * current));
                _filledAt = now;
                wait = (1 - _tokens) / current;
                var isServed = _tokens >= 1;
                if (isServed)
                {
                    _tokens--;
                }

                _counts.Add(client, now, !isServed);
                return isServed;
            }
        }

        public LimitCounts Counts()
        {
            lock (_lock)
            {
                return _counts.Copy();
            }
        }
    }
}
