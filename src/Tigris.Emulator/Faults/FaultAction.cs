using System;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>
/// What happens to a request instead of, around or after its handling. A new kind of fault is a new subclass, and a line in
/// <see cref="FaultKinds"/> that gives it a name. <c>ToString()</c> is that name with its value.
/// </summary>
public abstract class FaultAction
{
    private protected FaultAction()
    {
    }

    /// <summary>Answers with a status before anything is handled. Without a body: the API's own <c>{"message"}</c>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, in whole seconds.</param>
    /// <param name="body">Sent as it is.</param>
    /// <param name="contentType">Of the body.</param>
    /// <param name="retryAfterAsDate">Sends <c>Retry-After</c> in its other form, as a date by the emulator's clock.</param>
    public static FaultAction Answer(
        int status, TimeSpan? retryAfter = null, string? body = null, string contentType = "application/json", bool retryAfterAsDate = false) =>
        new AnswerFault(status, AfterHandling: false, retryAfter, retryAfterAsDate) { Body = body, MediaType = contentType };

    /// <summary>Handles the request, commits, and answers with a status as if it had failed.</summary>
    public static FaultAction AnswerAfterHandling(int status, TimeSpan? retryAfter = null, bool retryAfterAsDate = false) =>
        new AnswerFault(status, AfterHandling: true, retryAfter, retryAfterAsDate);

    /// <summary>Answers with a page for people, as a gateway or a hotel's network does. Nothing is handled.</summary>
    public static FaultAction Html(int status = 200) => new HtmlFault(status);

    /// <summary>Stops listening for a while: connections are refused, and kept ones are reset at their next request.</summary>
    public static FaultAction RefuseConnections(TimeSpan duration) => new RefuseFault(duration);

    /// <summary>Resets the connection before anything is handled: the request did not happen.</summary>
    public static FaultAction ResetBeforeHandling() => new ResetFault(AfterHandling: false);

    /// <summary>Handles the request, commits, and resets the connection: it happened, and the client can't know.</summary>
    public static FaultAction ResetAfterHandling() => new ResetFault(AfterHandling: true);

    /// <summary>Handles the request, commits, and then closes the connection: it happened, and the client can't know.</summary>
    public static FaultAction AbortAfterHandling() => new LostFault();

    /// <summary>Never answers, and handles nothing. The request ends when the client leaves or the server stops.</summary>
    public static FaultAction Hang() => new HangFault(AfterHandling: false);

    /// <summary>Handles the request, commits, and never answers.</summary>
    public static FaultAction HangAfterHandling() => new HangFault(AfterHandling: true);

    /// <summary>Waits (in real time) before the request is handled.</summary>
    public static FaultAction Delay(TimeSpan delay) => new LatencyFault(delay);

    /// <summary>Sends the headers at once, and the body in pieces over a time (real time).</summary>
    public static FaultAction SlowBody(TimeSpan duration) => new SlowBodyFault(duration);

    /// <summary>Announces the whole body, sends half of it, and closes the connection.</summary>
    public static FaultAction TruncatedBody() => new TruncatedBodyFault();

    /// <summary>Sends the answer's JSON and then blanks until so many bytes have been sent. No length is announced.</summary>
    public static FaultAction OversizedBody(long bytes) => new OversizedBodyFault(bytes);

    /// <summary>Sends the right body under another content type.</summary>
    public static FaultAction ContentType(string contentType) => new ContentTypeFault(contentType);

    /// <summary>Sets the server's clock off for the request: its check of the time, and the <c>Date</c> of the answer.</summary>
    public static FaultAction ClockSkew(TimeSpan ahead) => new ClockSkewFault(ahead);

    /// <summary>Answers a read from the state of so long ago (on the emulator's clock): what is new is not there yet, what is gone still is.</summary>
    public static FaultAction Stale(TimeSpan lag) => new StaleFault(lag);

    /// <summary>Called when a rule with this action is added, for what must begin before the first request.</summary>
    internal virtual void Arm(FaultScene scene)
    {
    }

    /// <summary>Lets a request happen whose answer nobody gets.</summary>
    private protected static async Task HandleAsync(Next next) => (await next()).Body.Dispose();

    internal abstract Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next);
}
