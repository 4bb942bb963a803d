using System;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>
/// The effect of a fault on a request: instead of, around or after its handling. A new kind is a subclass and a line in <see cref="FaultKinds"/>.
/// <c>ToString()</c> returns the name with the value.
/// </summary>
public abstract class FaultAction
{
    private protected FaultAction()
    {
    }

    /// <summary>Responds with a status without handling the request. The default body is the API's <c>{"message"}</c>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">The Retry-After header, in whole seconds.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The content type of the body.</param>
    /// <param name="retryAfterAsDate">Sends Retry-After as a date of the emulator's clock.</param>
    public static FaultAction Answer(
        int status, TimeSpan? retryAfter = null, string? body = null, string contentType = "application/json", bool retryAfterAsDate = false) =>
        new StatusFault(status, AfterHandling: false, retryAfter, retryAfterAsDate) { Body = body, MediaType = contentType };

    /// <summary>Handles and commits the request, and responds with an error status.</summary>
    public static FaultAction AnswerAfterHandling(int status, TimeSpan? retryAfter = null, bool retryAfterAsDate = false) =>
        new StatusFault(status, AfterHandling: true, retryAfter, retryAfterAsDate);

    /// <summary>Responds with an HTML page, as gateways and captive portals do. Doesn't handle the request.</summary>
    public static FaultAction Html(int status = 200) => new HtmlFault(status);

    /// <summary>Stops listening for a while: connections are refused, and open ones are reset at their next request.</summary>
    public static FaultAction RefuseConnections(TimeSpan duration) => new RefuseFault(duration);

    /// <summary>Resets the connection without handling the request.</summary>
    public static FaultAction ResetBeforeHandling() => new ResetFault(AfterHandling: false);

    /// <summary>Handles and commits the request, and resets the connection. The client can't know the outcome.</summary>
    public static FaultAction ResetAfterHandling() => new ResetFault(AfterHandling: true);

    /// <summary>Handles and commits the request, and closes the connection. The client can't know the outcome.</summary>
    public static FaultAction AbortAfterHandling() => new LostFault();

    /// <summary>Never responds and doesn't handle the request. The request ends when the client disconnects or the server stops.</summary>
    public static FaultAction Hang() => new HangFault(AfterHandling: false);

    /// <summary>Handles and commits the request, and never responds.</summary>
    public static FaultAction HangAfterHandling() => new HangFault(AfterHandling: true);

    /// <summary>Waits (in real time) before the request is handled.</summary>
    public static FaultAction Delay(TimeSpan delay) => new LatencyFault(delay);

    /// <summary>Sends the headers immediately, and the body in pieces over a duration (in real time).</summary>
    public static FaultAction SlowBody(TimeSpan duration) => new SlowBodyFault(duration);

    /// <summary>Announces the whole body, sends half of it, and closes the connection.</summary>
    public static FaultAction TruncatedBody() => new TruncatedBodyFault();

    /// <summary>Sends the body and then spaces up to a number of bytes. No length is announced.</summary>
    public static FaultAction OversizedBody(long bytes) => new OversizedBodyFault(bytes);

    /// <summary>Sends the body with another content type.</summary>
    public static FaultAction ContentType(string contentType) => new ContentTypeFault(contentType);

    /// <summary>Shifts the server's clock for the request: the check of the time, and the <c>Date</c> of the response.</summary>
    public static FaultAction ClockSkew(TimeSpan ahead) => new ClockSkewFault(ahead);

    /// <summary>Responds to a read from an earlier state (by the emulator's clock).</summary>
    public static FaultAction Stale(TimeSpan lag) => new StaleFault(lag);

    /// <summary>Prepares the action when its rule is added, before the first request.</summary>
    internal virtual void Arm(FaultContext context)
    {
    }

    /// <summary>Handles a request and discards its response.</summary>
    private protected static async Task HandleAsync(Next next) => (await next()).Body.Dispose();

    internal abstract Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next);
}
