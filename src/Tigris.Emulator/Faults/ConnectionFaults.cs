using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>RST instead of an answer.</summary>
internal sealed class ResetFault(bool AfterHandling) : FaultAction
{
    public override string ToString() => AfterHandling ? "reset-after" : "reset";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        if (AfterHandling) await HandleAsync(next);
        return Reply.Reset;
    }
}

/// <summary>The deed without its answer.</summary>
internal sealed class LostFault : FaultAction
{
    public override string ToString() => "lost";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next) =>
        await next() with { Ending = ReplyEnding.Close };
}

/// <summary>Silence.</summary>
internal sealed class HangFault(bool AfterHandling) : FaultAction
{
    public override string ToString() => AfterHandling ? "hang-after" : "hang";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        if (AfterHandling) await HandleAsync(next);
        await Task.Delay(Timeout.InfiniteTimeSpan, request.Context.RequestAborted);
        return Reply.Reset;
    }
}

/// <summary>Time before anything else happens.</summary>
internal sealed class LatencyFault(TimeSpan delay) : FaultAction
{
    public override string ToString() => $"latency={FaultValue.Of(delay)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        // Real time: a clock that a test holds still must not hold requests.
        await Task.Delay(delay, request.Context.RequestAborted);
        return await next();
    }
}

/// <summary>The server goes down, and comes back by itself.</summary>
internal sealed class RefuseFault(TimeSpan duration) : FaultAction
{
    public override string ToString() => $"refuse={FaultValue.Of(duration)}";

    internal override async Task<Reply> ApplyAsync(EmulatorRequest request, FaultScene scene, Next next)
    {
        await scene.Listeners.CloseForAsync(duration);
        return Reply.Reset;
    }
}
