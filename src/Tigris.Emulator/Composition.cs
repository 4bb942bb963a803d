using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Signature;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using Endpoint = Tigris.Emulator.Endpoints.Endpoint;

namespace Tigris.Emulator;

/// <summary>Creates the objects of one emulator.</summary>
internal sealed class Composition
{
    private readonly Router _router;
    private readonly Func<string, string?> _bucketOfDomain;
    private readonly TimeProvider _time;

    public Composition(Database database, EmulatorOptions options)
    {
        var api = new Api(database, options);
        State = api.State;
        Problems = new ProblemLog(options.TimeProvider);
        database.FollowFailed = e => Problems.Add("a change was saved, but a later step that depends on it failed", e);
        Listeners = new PausableListeners();
        Contents = api.S3.Contents;
        Contents.RemoveLeftOvers();
        S3 = new S3Composition(api.S3, options, Problems);

        var operations = new Operations(api.Operations.Concat(S3.Operations));
        Log = new RequestLog(options.RequestLogCapacity, operations);
        Faults = new Faults(options.FaultSeed, new FaultContext(options.TimeProvider, operations, new PastStates(database, options), Listeners));
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
        _router = new Router([.. Endpoints, .. S3.Endpoints]);

        // The stages of a request, outermost first. Stages of one side pass requests of the other side through.
        Pipeline = new RequestPipeline(
        [
            new LogStage(Log, options.TimeProvider),
            new FaultStage(Faults),
            new RateLimitStage(RateLimits),
            new S3MeterStage(database, api.S3.Meter, Problems),
            new CorsStage(api.S3.Buckets),
            new ErrorStage(),
            new LoopbackStage(),
            new MissingBucketStage(api.S3.Buckets),
            new SignatureStage(options),
            new S3SignatureStage(S3.Callers),
            new RoutingStage(options),
            new S3SupportStage(),
            new ValidationStage(new SchemaValidator(options.StrictNested)),
            new AdmissionStage(database, S3.Admission),
            new HandlerStage(api),
            new S3HandlerStage(S3.Admission),
        ]);
        _bucketOfDomain = domain => api.S3.Buckets.FindByDomain(domain)?.Name;
        _time = options.TimeProvider;
    }

    public RequestLog Log { get; }

    public ProblemLog Problems { get; }

    public Faults Faults { get; }

    public RateLimits RateLimits { get; }

    public PausableListeners Listeners { get; }

    public EmulatorState State { get; }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    public RequestPipeline Pipeline { get; }

    public ContentStore Contents { get; }

    public S3Composition S3 { get; }

    /// <summary>Returns the request of a context, with its operation.</summary>
    public EmulatorRequest Receive(HttpContext context)
    {
        EmulatorRequest request;
        if (S3Connections.Has(context))
        {
            S3Connections.RemoveLimits(context);
            request = new S3Request(context, _time.GetUtcNow().UtcDateTime, _bucketOfDomain);
        }
        else
        {
            request = new ApiRequest(context);
        }

        _router.Route(request);
        return request;
    }
}
