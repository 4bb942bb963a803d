using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Tigris.Client.Http;

/// <summary>
/// Carries a call through its attempts, by <see cref="RetryRules"/>. Each attempt has a timeout of its own, and all of them together,
/// waits included, have that times the number of attempts. What no retry could mend leaves here as an answer or as an exception of ours.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<Progress> ProgressKey = new("Tigris.Progress");

    // Beyond it no timer can be set; nor does it make a difference to anybody.
    private static readonly TimeSpan Forever = TimeSpan.FromMilliseconds(int.MaxValue);

    private const int MostRetries = 1000;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly ConnectionErrors _errors;
    private readonly BackOff _backOff;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly int _retries;

    public RetryHandler(TigrisClientOptions options, TimeProvider time, BackOff backOff, ConnectionErrors errors)
    {
        _backOff = backOff;
        _errors = errors;
        _time = time;
        _timeout = options.Timeout;
        _retries = Math.Clamp(options.MaximumRetryCount, 0, MostRetries);
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Math.Max(1, _retries),
                ShouldHandle = ended => new(ShouldRepeat(ended)),
                DelayGenerator = ended => new((TimeSpan?)ProgressOf(ended.Context).NextWait),
                OnRetry = ended => Announce(ended.Context),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = attempt => new(TimeFor(ProgressOf(attempt.Context))),
            })
            .Build();
    }

    private bool IsTimed => _timeout > TimeSpan.Zero && _timeout < Forever;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        call.Begin(cancellationToken);
        var progress = new Progress(request, call, _time.GetTimestamp());
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ProgressKey, progress);
        try
        {
            var ended = await _pipeline.ExecuteOutcomeAsync(AttemptAsync, context, progress).ConfigureAwait(false);
            return Conclude(progress, ended);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context, Progress progress)
    {
        progress.Call.CountAttempt();
        progress.Body?.HoldBack();
        try
        {
            var response = await base.SendAsync(progress.Request, context.CancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= progress.Request;
            return Polly.Outcome.FromResult(response);
        }
#pragma warning disable CA1031 // Not swallowed: it becomes the attempt's outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Polly.Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> ended)
    {
        var progress = ProgressOf(ended.Context);
        var retryAfter = RetryAfter.Of(ended.Outcome.Result, _time);
        var attempt = Attempt.Of(ended.Outcome, retryAfter, progress.Body, progress.Call.GivenUp.IsCancellationRequested);
        progress.Last = attempt;
        progress.Call.MayHaveRun |= RetryRules.MayHaveRun(attempt.Outcome);

        var call = progress.Call;
        if (!call.MayRetry || ended.AttemptNumber >= _retries || RetryRules.Decide(attempt.Outcome, call.Operation.Repeatable) != Verdict.Repeat)
        {
            return false;
        }

        progress.NextWait = retryAfter ?? _backOff.Wait(ended.AttemptNumber);
        return progress.NextWait < Forever && (!IsTimed || progress.NextWait < TimeLeft(progress));
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
        if (ended.Exception is OperationCanceledException && call.GivenUp.IsCancellationRequested)
        {
            ended.ThrowIfException();
        }

        if (response is { StatusCode: HttpStatusCode.NotFound } && call.MayHaveRun && call.Operation.Method == "DELETE")
        {
            // An earlier attempt may have deleted it and lost its answer: gone is what was asked for.
            response.Dispose();
            return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = progress.Request, Content = new ReceivedBody([], 0) };
        }

        if (RetryRules.Decide(outcome, call.Operation.Repeatable) == Verdict.Unknown)
        {
            throw _errors.OutcomeUnknown(progress.Request, call, progress.Last);
        }

        if (response is not null)
        {
            return response;
        }

        if (exception is TigrisException or ObjectDisposedException)
        {
            ended.ThrowIfException();
        }

        throw _errors.NoAnswer(progress.Request, call, progress.Last);
    }

    private TimeSpan TimeFor(Progress progress)
    {
        if (!IsTimed)
        {
            return System.Threading.Timeout.InfiniteTimeSpan;
        }

        var left = TimeLeft(progress);
        return left < _timeout ? left : _timeout;
    }

    private TimeSpan TimeLeft(Progress progress) =>
        TimeSpan.FromTicks(_timeout.Ticks * (_retries + 1)) - _time.GetElapsedTime(progress.StartedAt);

    private static Progress ProgressOf(ResilienceContext context) => context.Properties.GetValue(ProgressKey, null!);

    /// <summary>What one call remembers between its attempts.</summary>
    private sealed class Progress(HttpRequestMessage request, Call call, long startedAt)
    {
        public HttpRequestMessage Request { get; } = request;

        public JsonBody? Body { get; } = request.Content as JsonBody;

        public Call Call { get; } = call;

        public long StartedAt { get; } = startedAt;

        public Attempt Last { get; set; }

        public TimeSpan NextWait { get; set; }
    }
}
