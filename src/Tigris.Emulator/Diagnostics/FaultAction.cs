using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>What happens to a request instead of, or after, its handling. A new kind of fault is a new subclass.</summary>
public abstract class FaultAction
{
    private protected FaultAction()
    {
    }

    /// <summary>Answers with a status before anything is handled. Without a body: the API's own <c>{"message"}</c>.</summary>
    public static FaultAction Answer(int status, TimeSpan? retryAfter = null, string? body = null, string contentType = "application/json") =>
        new AnswerFault(status, retryAfter, body, contentType);

    /// <summary>Resets the connection before anything is handled: the request did not happen.</summary>
    public static FaultAction ResetBeforeHandling() => new ResetFault();

    /// <summary>Handles the request, commits, and then closes the connection: it happened, and the client can't know.</summary>
    public static FaultAction AbortAfterHandling() => new AbortFault();

    /// <summary>Waits (in real time) before the request is handled.</summary>
    public static FaultAction Delay(TimeSpan delay) => new DelayFault(delay);

    internal abstract Task<Reply> ApplyAsync(EmulatorRequest request, Next next);

    private sealed class AnswerFault(int status, TimeSpan? retryAfter, string? body, string contentType) : FaultAction
    {
        internal override Task<Reply> ApplyAsync(EmulatorRequest request, Next next)
        {
            var reply = body is null
                ? Reply.Error(status, $"fault: {status}")
                : new Reply(status, Encoding.UTF8.GetBytes(body)) { ContentType = contentType };
            if (retryAfter is { } wait)
                reply = reply with { Headers = [new("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))] };
            return Task.FromResult(reply);
        }
    }

    private sealed class ResetFault : FaultAction
    {
        internal override Task<Reply> ApplyAsync(EmulatorRequest request, Next next) =>
            Task.FromResult(new Reply(0, ReadOnlyMemory<byte>.Empty) { Ending = ReplyEnding.Reset });
    }

    private sealed class AbortFault : FaultAction
    {
        internal override async Task<Reply> ApplyAsync(EmulatorRequest request, Next next) => await next() with { Ending = ReplyEnding.Close };
    }

    private sealed class DelayFault(TimeSpan delay) : FaultAction
    {
        internal override async Task<Reply> ApplyAsync(EmulatorRequest request, Next next)
        {
            await Task.Delay(delay, request.Context.RequestAborted);
            return await next();
        }
    }
}
