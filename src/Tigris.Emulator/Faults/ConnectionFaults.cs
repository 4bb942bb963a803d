using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>Resets the connection instead of a response.</summary>
internal sealed class ResetFault(bool AfterHandling) : FaultAction
{
    public override string ToString() => AfterHandling ? "reset-after" : "reset";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        if (AfterHandling) await HandleAsync(next);
        return Reply.Reset;
    }
}

/// <summary>Handles the request and sends no response.</summary>
internal sealed class LostFault : FaultAction
{
    public override string ToString() => "lost";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next) =>
        await next() with { Ending = ReplyEnding.Close };
}

/// <summary>Sends no response.</summary>
internal sealed class HangFault(bool AfterHandling) : FaultAction
{
    public override string ToString() => AfterHandling ? "hang-after" : "hang";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        if (AfterHandling) await HandleAsync(next);
        await Task.Delay(Timeout.InfiniteTimeSpan, request.Context.RequestAborted);
        return Reply.Reset;
    }
}

/// <summary>Delays the request.</summary>
internal sealed class LatencyFault(TimeSpan delay) : FaultAction
{
    public override string ToString() => $"latency={FaultValue.Of(delay)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        // Real time: requests must not hang if a test stops the clock.
        await Task.Delay(delay, request.Context.RequestAborted);
        return await next();
    }
}

/// <summary>Closes the ports for a while.</summary>
internal sealed class RefuseFault(TimeSpan duration) : FaultAction
{
    public override string ToString() => $"refuse={FaultValue.Of(duration)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultContext context, Next next)
    {
        await context.Listeners.CloseForAsync(duration);
        return Reply.Reset;
    }
}
