using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Tigris.Client.Http.Throttling;

namespace Tigris.Client.Http;

/// <summary>
/// Repeats failed attempts by <see cref="RetryRules"/>, and refused attempts as the limiter allows. Each attempt has a timeout. All attempts
/// together have that timeout times their number. Only the time in flight counts. A final failure leaves this handler as a response or as an
/// exception of this product.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<Progress> ProgressKey = new("Tigris.Progress");

    // The longest time of a timer.
    private static readonly TimeSpan Forever = TimeSpan.FromMilliseconds(int.MaxValue);

    // Polly treats a timeout of zero or less as infinite.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private const int MostRetries = 1000;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly ConnectionErrors _errors;
    private readonly BackOff _backOff;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<HttpResponseMessage> _timed;
    private readonly Func<ResilienceContext, HttpRequestMessage, ValueTask<Outcome<HttpResponseMessage>>> _send;
    private readonly ThrottledAttempts _attempts;
    private readonly Func<bool> _isClosed;
    private readonly TimeSpan _timeout;
    private readonly int _retries;

    /// <param name="options">The timeouts and the number of retries.</param>
    /// <param name="time">The clock.</param>
    /// <param name="backOff">The waits between attempts.</param>
    /// <param name="errors">Creates the exceptions.</param>
    /// <param name="limiterOf">Returns the limiter of a request.</param>
    /// <param name="isClosed">Indicates whether the client was disposed.</param>
    public RetryHandler(
        TigrisClientOptions options,
        TimeProvider time,
        BackOff backOff,
        ConnectionErrors errors,
        Func<HttpRequestMessage, RateLimiter> limiterOf,
        Func<bool> isClosed)
    {
        _isClosed = isClosed;
        _backOff = backOff;
        _errors = errors;
        _time = time;
        _timeout = options.Timeout;
        _send = SendAsync;
        _attempts = new ThrottledAttempts(limiterOf, options.ThrottleTimeout, time, SendOnceAsync);
        _retries = Math.Clamp(options.MaximumRetryCount, 0, MostRetries);
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Math.Max(1, _retries),
                ShouldHandle = ended => new(ShouldRepeat(ended)),
                DelayGenerator = ended => new((TimeSpan?)ProgressOf(ended.Context).NextWait),
                OnRetry = ended => Announce(ended.Context),
            })
            .Build();
        _timed = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = attempt => new(TimeFor(ProgressOf(attempt.Context).Call)),
            })
            .Build();
    }

    private bool IsTimed => _timeout > TimeSpan.Zero && _timeout < Forever;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        call.Begin(IsTimed ? TimeSpan.FromTicks(_timeout.Ticks * (_retries + 1)) : System.Threading.Timeout.InfiniteTimeSpan, cancellationToken);
        var progress = new Progress(request, call);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ProgressKey, progress);
        try
        {
            var ended = await _pipeline.ExecuteOutcomeAsync(AttemptAsync, context, progress).ConfigureAwait(false);
            return Conclude(progress, ended);
        }
        catch (Exception exception) when (_isClosed() && exception is OperationCanceledException or ObjectDisposedException)
        {
            // Another command, or the end of the runspace, has disposed the client meanwhile.
            throw _errors.Closed(request, call, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context, Progress progress) =>
        _attempts.SendAsync(context, progress.Call, progress.Request);

    private ValueTask<Outcome<HttpResponseMessage>> SendOnceAsync(ResilienceContext context, Call call, HttpRequestMessage request) =>
        _timed.ExecuteOutcomeAsync(_send, context, request);

    private async ValueTask<Outcome<HttpResponseMessage>> SendAsync(ResilienceContext context, HttpRequestMessage request)
    {
        try
        {
            var response = await base.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= request;
            return Polly.Outcome.FromResult(response);
        }
#pragma warning disable CA1031 // The exception isn't lost: it becomes the attempt's outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Polly.Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private TimeSpan TimeFor(Call call) => !IsTimed ? System.Threading.Timeout.InfiniteTimeSpan
        : call.TimeLeft < Shortest ? Shortest
        : call.TimeLeft < _timeout ? call.TimeLeft
        : _timeout;

    private bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> ended)
    {
        var progress = ProgressOf(ended.Context);
        var retryAfter = RetryAfter.Of(ended.Outcome.Result, _time);
        var attempt = Attempt.Of(ended.Outcome, retryAfter, progress.Request.Content as JsonBody, progress.Call.CallerCancellation.IsCancellationRequested);
        progress.Last = attempt;
        progress.Call.MayHaveRun |= RetryRules.MayHaveRun(attempt.Outcome);

        var call = progress.Call;
        if (!call.MayRetry || ended.AttemptNumber >= _retries || RetryRules.Decide(attempt.Outcome, call.Operation.Repeatable) != RetryDecision.Repeat)
        {
            return false;
        }

        progress.NextWait = retryAfter ?? _backOff.Wait(ended.AttemptNumber);
        progress.IsOutOfTime = call.IsOutOfTime;
        return !call.IsOutOfTime && progress.NextWait < Forever && (!IsTimed || progress.NextWait < call.TimeLeft);
    }

    private static ValueTask Announce(ResilienceContext context)
    {
        var progress = ProgressOf(context);
        progress.Call.Observer?.Waiting(new CallWait
        {
            Operation = progress.Call.Operation.Name,
            Attempt = progress.Call.Attempts,
            Delay = progress.NextWait,
            Reason = progress.Last.Reason,
        });
        return default;
    }

    private HttpResponseMessage Conclude(Progress progress, Outcome<HttpResponseMessage> ended)
    {
        var (outcome, response, exception) = progress.Last;
        var call = progress.Call;
        if (ended.Exception is OperationCanceledException && call.CallerCancellation.IsCancellationRequested)
        {
            ended.ThrowIfException();
        }

        if (response is { StatusCode: HttpStatusCode.NotFound } && call.MayHaveRun && call.Operation.Method == "DELETE")
        {
            // An earlier attempt may have deleted the resource, and its response was lost. That is the requested result.
            response.Dispose();
            return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = progress.Request, Content = new ReceivedBody([], 0) };
        }

        if (RetryRules.Decide(outcome, call.Operation.Repeatable) == RetryDecision.Unknown)
        {
            throw _errors.OutcomeUnknown(progress.Request, call, progress.Last);
        }

        if (progress.IsOutOfTime)
        {
            response?.Dispose();
            throw ConnectionErrors.OutOfTime(progress.Request, call, _timeout, _retries + 1, exception);
        }

        if (response is not null)
        {
            AfterRefusals(response, progress.Request, call);
            return response;
        }

        if (exception is TigrisException or ObjectDisposedException)
        {
            ended.ThrowIfException();
        }

        throw _errors.NoResponse(progress.Request, call, progress.Last);
    }

    // Some gateways refuse with 429 although the server has carried out the request. A creating operation may then have created two resources,
    // or conflict with the first.
    private void AfterRefusals(HttpResponseMessage response, HttpRequestMessage request, Call call)
    {
        if (call.Refusals == 0 || call.Operation.Repeatable)
        {
            return;
        }

        call.MayHaveRun |= response.StatusCode == HttpStatusCode.Conflict;
        if (response.IsSuccessStatusCode)
        {
            call.Observer?.RepeatedAfterRefusal(_errors.AfterRefusal(request, call.Operation));
        }
    }

    private static Progress ProgressOf(ResilienceContext context) => context.Properties.GetValue(ProgressKey, null!);

    /// <summary>The state of a call between its attempts.</summary>
    private sealed class Progress(HttpRequestMessage request, Call call)
    {
        public HttpRequestMessage Request { get; } = request;

        public Call Call { get; } = call;

        public Attempt Last { get; set; }

        public TimeSpan NextWait { get; set; }

        /// <summary>Indicates whether another attempt would begin after the call's time.</summary>
        public bool IsOutOfTime { get; set; }
    }
}
