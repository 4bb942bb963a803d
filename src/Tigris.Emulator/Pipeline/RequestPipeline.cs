using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Emulator.Pipeline;

/// <summary>The rest of the pipeline, seen from a stage.</summary>
internal delegate Task<Reply> Next();

/// <summary>A stage of the request pipeline.</summary>
internal interface IStage
{
    Task<Reply> InvokeAsync(EmulatorRequest request, Next next);
}

/// <summary>A stage for the requests of one side. Other requests pass through.</summary>
internal abstract class Stage<TRequest> : IStage
    where TRequest : EmulatorRequest
{
    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next) => request is TRequest own ? InvokeAsync(own, next) : next();

    protected abstract Task<Reply> InvokeAsync(TRequest request, Next next);
}

/// <summary>The request pipeline: an ordered list of stages, outermost first. <see cref="Composition"/> defines it.</summary>
internal sealed class RequestPipeline(IReadOnlyList<IStage> stages)
{
    public Task<Reply> RunAsync(EmulatorRequest request) => RunFromAsync(0, request);

    private Task<Reply> RunFromAsync(int index, EmulatorRequest request) =>
        stages[index].InvokeAsync(request, () => RunFromAsync(index + 1, request));
}
