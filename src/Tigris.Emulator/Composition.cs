using System.Collections.Generic;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Shapes;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>Puts one emulator together, by hand: everything there is, and who knows whom.</summary>
internal sealed class Composition
{
    public Composition(Database database, EmulatorOptions options)
    {
        var organizations = new OrganizationStore(database);
        var buckets = new BucketStore(database);
        var snapshots = new SnapshotStore(database);
        var accessKeys = new AccessKeyStore(database);
        var policies = new PolicyStore(database);
        var usage = new UsageStore(database);

        var lifecycle = new LifecycleRules(options);
        var newBuckets = new NewBuckets(buckets, snapshots, lifecycle, options);
        var newPolicies = new NewPolicies(policies, options);

        Log = new RequestLog(options.RequestLogCapacity);
        State = new EmulatorState(database, organizations, buckets, accessKeys, usage);
        Endpoints =
        [
            .. new OrganizationsEndpoints(organizations, accessKeys, options).Endpoints,
            .. new ProvisioningEndpoint(organizations, buckets, accessKeys, newBuckets, options).Endpoints,
            .. new BucketsEndpoints(buckets, options).Endpoints,
            .. new BucketDomainEndpoints(buckets).Endpoints,
            .. new BucketLifecycleEndpoints(buckets, lifecycle).Endpoints,
            .. new SnapshotsEndpoints(buckets, snapshots, options).Endpoints,
            .. new AccessKeysEndpoints(accessKeys, buckets, policies, newPolicies, options).Endpoints,
            .. new PoliciesEndpoints(policies, newPolicies, options).Endpoints,
            .. new BillingEndpoints(organizations, usage, options).Endpoints,
            .. new DiagnosticsEndpoints(State, Log, Faults).Endpoints,
        ];
        Router = new Router(Endpoints);

        // The request path, outermost first.
        Pipeline = new RequestPipeline(
        [
            new LogStage(Log, options.TimeProvider),
            new FaultStage(Faults),
            new ErrorStage(),
            new SignatureStage(options),
            new RoutingStage(options),
            new StrictnessStage(new ShapeValidator(options.StrictNested)),
            new HandlerStage(database, organizations),
        ]);
    }

    public RequestLog Log { get; }

    public Faults Faults { get; } = new();

    public EmulatorState State { get; }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    public Router Router { get; }

    public RequestPipeline Pipeline { get; }
}
