using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace Tigris.Client.Http;

/// <summary>
/// Reports one attempt to the observer of the call. It reads the body of the response too, so that it reports an incomplete response as a failure.
/// </summary>
internal sealed class TraceHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        call.Start = call.Operation.Start(request.RequestUri!, request.Content as JsonBody);
        call.Observer?.Starting(call.Start);
        var started = time.GetTimestamp();
        HttpResponseMessage? response = null;
        TimeSpan elapsed;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            elapsed = time.GetElapsedTime(started);
            await ReceivedBody.ReadAsync(response, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            Report(call, request, Polly.Outcome.FromException<HttpResponseMessage>(exception), Words(exception, call), time.GetElapsedTime(started));
            throw;
        }

        Report(call, request, Polly.Outcome.FromResult(response), null, elapsed);
        return response;
    }

    private void Report(Call call, HttpRequestMessage request, Outcome<HttpResponseMessage> ended, string? failure, TimeSpan elapsed)
    {
        call.Elapsed = elapsed;
        if (call.Observer is not { } observer)
        {
            return;
        }

        var response = ended.Result;
        var attempt = Attempt.Of(ended, RetryAfter.Of(response, time), request.Content as JsonBody, call.CallerCancellation.IsCancellationRequested);
        observer.Attempted(new CallAttempt
        {
            Operation = call.Operation.Name,
            Method = request.Method.Method,
            RequestUri = Redaction.OfUrl(request.RequestUri!),
            Number = call.Attempts,
            StatusCode = (int?)response?.StatusCode,
            Failure = failure,
            MayHaveRun = RetryRules.MayHaveRun(attempt.Outcome),
            Elapsed = elapsed,
        });
        if (observer.RecordsExchanges)
        {
            observer.Exchanged(new CallExchange
            {
                Request = ExchangeText.Of(request),
                Response = response is null ? "" : ExchangeText.Of(response),
            });
        }
    }

    private static string Words(Exception exception, Call call) => exception switch
    {
        OperationCanceledException => call.CallerCancellation.IsCancellationRequested ? Messages.AttemptCanceled : Messages.AttemptTimedOut,
        _ => NetworkFailure.Reason(exception),
    };
}
