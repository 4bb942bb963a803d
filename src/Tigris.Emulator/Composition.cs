using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Shapes;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>Composes one emulator by hand.</summary>
internal sealed class Composition
{
    public Composition(Database database, EmulatorOptions options)
    {
        var api = new Api(database, options);
        State = api.State;
        Problems = new ProblemLog(options.TimeProvider);
        database.FollowFailed = e => Problems.Add("a change stands, and what had to follow from it failed", e);
        Listeners = new ListenerGate();
        Contents = api.S3.Contents;
        Contents.RemoveLeftOvers();
        S3 = new S3Composition(api.S3, options, Problems);

        var operations = new Operations(api.Operations.Concat(S3.Operations));
        Log = new RequestLog(options.RequestLogCapacity, operations);
        Faults = new Faults(options.FaultSeed, new FaultScene(options.TimeProvider, operations, new PastStates(database, options), Listeners));
        foreach (var fault in options.Faults) Faults.Add(fault);
        RateLimits = new RateLimits(options.TimeProvider) { Limit = options.RateLimit };
        Endpoints =
        [
            .. api.Endpoints,
            .. new DiagnosticsEndpoints(State, Log, Problems, Faults).Endpoints,
            .. new FaultsEndpoints(Faults).Endpoints,
            .. new RateLimitEndpoints(RateLimits).Endpoints,
            .. new LifecycleEndpoint(S3.Lifecycle, options.TimeProvider).Endpoints,
        ];
        Router = new Router(Endpoints);

        // The stages of a request, outermost first.
        IStage[] around = [new LogStage(Log, options.TimeProvider), new FaultStage(Faults), new RateLimitStage(RateLimits)];
        S3Pipeline = new RequestPipeline([.. around, new S3Stage(S3.Pipeline)]);
        Pipeline = new RequestPipeline(
        [
            .. around,
            new ErrorStage(),
            new LoopbackStage(),
            new SignatureStage(options),
            new RoutingStage(options),
            new StrictnessStage(new ShapeValidator(options.StrictNested)),
            new HandlerStage(api),
        ]);
    }

    public RequestLog Log { get; }

    public ProblemLog Problems { get; }

    public Faults Faults { get; }

    public RateLimits RateLimits { get; }

    public ListenerGate Listeners { get; }

    public EmulatorState State { get; }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    public Router Router { get; }

    public RequestPipeline Pipeline { get; }

    public RequestPipeline S3Pipeline { get; }

    public ContentStore Contents { get; }

    public S3Composition S3 { get; }
}
