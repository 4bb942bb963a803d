using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Responds with another status.</summary>
internal sealed class StatusFault(int Status, bool AfterHandling, TimeSpan? RetryAfter, bool AsDate) : FaultAction
{
    public string? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public override string ToString()
    {
        var wait = RetryAfter is { } after ? (AsDate ? "=date+" : "=") + FaultValue.Of(after) : "";
        return FormattableString.Invariant($"{Status}{(AfterHandling ? "-after" : "")}{wait}");
    }

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        if (AfterHandling) await HandleAsync(next);
        var reply = Body is null
            ? request.Error(Status, $"fault: {Status}")
            : new Reply(Status) { Body = new BytesBody(Encoding.UTF8.GetBytes(Body)), ContentType = MediaType };
        return RetryAfter is { } wait ? reply with { Headers = [.. reply.Headers, ("Retry-After", Words(wait, context))] } : reply;
    }

    private string Words(TimeSpan wait, FaultContext context) => AsDate
        ? context.Time.GetUtcNow().Add(wait).ToString("R", CultureInfo.InvariantCulture)
        : Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Responds with an HTML page.</summary>
internal sealed class HtmlFault(int status) : FaultAction
{
    private const string Page = """
        <!DOCTYPE html>
        <html><head><title>Gateway</title></head><body><h1>Fault</h1><p>This is no answer of the API.</p></body></html>
        """;

    public override string ToString() => FormattableString.Invariant($"html={status}");

    internal override Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next) =>
        Task.FromResult(new Reply(status) { Body = new BytesBody(Encoding.UTF8.GetBytes(Page)), ContentType = "text/html; charset=utf-8" });
}
