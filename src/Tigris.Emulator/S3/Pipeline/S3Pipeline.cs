using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The rest of the pipeline, seen from a stage.</summary>
internal delegate Task<S3Reply> S3Next();

/// <summary>One step of the request path.</summary>
internal interface IS3Stage
{
    Task<S3Reply> InvokeAsync(S3Request request, S3Next next);
}

/// <summary>The request path: one ordered list, outermost first. It is written down in <see cref="S3Composition"/>.</summary>
internal sealed class S3Pipeline(IReadOnlyList<IS3Stage> stages)
{
    public Task<S3Reply> RunAsync(S3Request request) => RunFromAsync(0, request);

    private Task<S3Reply> RunFromAsync(int index, S3Request request) =>
        stages[index].InvokeAsync(request, () => RunFromAsync(index + 1, request));
}
