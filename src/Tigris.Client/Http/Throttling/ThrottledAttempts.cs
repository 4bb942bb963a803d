using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;

namespace Tigris.Client.Http.Throttling;

/// <summary>Sends a request of a call once.</summary>
internal delegate ValueTask<Outcome<HttpResponseMessage>> SendOnce(ResilienceContext context, Call call, HttpRequestMessage request);

/// <summary>
/// Makes the attempts of a call when the limiter of its endpoint allows them, and repeats those that the server refuses because of its rate
/// limit. Refusals use up no retries, and waiting uses up no time.
/// </summary>
/// <param name="limiterOf">Returns the limiter of a request.</param>
/// <param name="timeout">The longest time without any success after which waiting calls end.</param>
/// <param name="time">The clock.</param>
/// <param name="send">Sends a request once.</param>
internal sealed class ThrottledAttempts(Func<HttpRequestMessage, RateLimiter> limiterOf, TimeSpan timeout, TimeProvider time, SendOnce send)
{
    public async ValueTask<Outcome<HttpResponseMessage>> SendAsync(ResilienceContext context, Call call, HttpRequestMessage request)
    {
        var limiter = limiterOf(request);
        var wait = new CallWaitLimits(timeout, double.NegativeInfinity, double.PositiveInfinity);
        HttpResponseMessage? refusal = null;
        while (true)
        {
            // A call that isn't repeated shows the current state of the server.
            CallTurn turn;
            try
            {
                turn = call.MayRetry ? await limiter.BeginAsync(wait, context.CancellationToken).ConfigureAwait(false) : new CallTurn(limiter.BeginAtOnce(), null);
            }
            catch (OperationCanceledException cancelled)
            {
                refusal?.Dispose();
                return Polly.Outcome.FromException<HttpResponseMessage>(cancelled);
            }

            if (turn.Refusals is { } refusals)
            {
                return refusal is null ? Polly.Outcome.FromException<HttpResponseMessage>(Throttled(call, refusals)) : Polly.Outcome.FromResult(refusal);
            }

            refusal?.Dispose();
            call.CountAttempt();
            (request.Content as JsonBody)?.MarkUnsent();
            var started = time.GetTimestamp();
            var ended = await send(context, call, request).ConfigureAwait(false);
            if (ended.Result is not { } response || !IsRefusal(response, call))
            {
                End(limiter, turn.At, ended.Result is not null);
                call.Spend(time.GetElapsedTime(started));
                return ended;
            }

            // A refused attempt doesn't reduce the time of the other attempts.
            var left = call.MayWait(timeout, time);
            var delay = limiter.Refused(turn.At, RetryAfter.Of(response, time), left, out wait);
            if (!call.MayRetry || left <= TimeSpan.Zero || delay >= Call.LongestWait)
            {
                return ended;
            }

            refusal = response;
            wait = wait with { Timeout = timeout };
            call.Refused(response, delay < left ? delay : left, limiter.Rate);
        }
    }

    private static void End(RateLimiter limiter, double begun, bool isServed)
    {
        if (isServed)
        {
            limiter.Served(begun);
        }
        else
        {
            limiter.Abandoned(begun);
        }
    }

    private static bool IsRefusal(HttpResponseMessage response, Call call) => RetryRules.Decide(
        RetryRules.OfStatus((int)response.StatusCode, response.Headers.RetryAfter is not null), call.Operation.Repeatable) == RetryDecision.Wait;

    private static TigrisThrottledException Throttled(Call call, Refusals refusals) => new(new ApiFailure
    {
        StatusCode = 429,
        ServerMessage = refusals.Pause is { } pause
            ? MessageText.Of(Messages.ThrottledWithPause, refusals.Since, refusals.Duration.TotalSeconds, refusals.Since + refusals.Duration + pause)
            : MessageText.Of(Messages.Throttled, refusals.Since, refusals.Duration.TotalSeconds),
        Operation = call.Operation.Name,
        Attempts = call.Attempts,
        MayHaveRun = call.MayHaveChanged,
        RetryAfter = refusals.Pause,
    });
}
