using System;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Sends the body slowly.</summary>
internal sealed class SlowBodyFault(TimeSpan duration) : FaultAction
{
    public override string ToString() => $"slow-body={FaultValue.Of(duration)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next) =>
        await next() with { BodyDuration = duration };
}

/// <summary>Sends half of the body.</summary>
internal sealed class TruncatedBodyFault : FaultAction
{
    public override string ToString() => "truncated-body";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next) =>
        await next() with { Ending = ReplyEnding.HalfWay };
}

/// <summary>Sends a large padding after the body.</summary>
internal sealed class OversizedBodyFault(long bytes) : FaultAction
{
    public override string ToString() => $"oversized-body={FaultValue.Of(bytes)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        var reply = await next();
        return reply with { Padding = Math.Max(0, bytes - reply.Body.Length) };
    }
}

/// <summary>Sends the body with another content type.</summary>
internal sealed class ContentTypeFault(string contentType) : FaultAction
{
    public override string ToString() => $"content-type={contentType}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next) =>
        await next() with { ContentType = contentType };
}
