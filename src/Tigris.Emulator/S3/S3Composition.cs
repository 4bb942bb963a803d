using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Lifecycle;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3;

/// <summary>The stores and services that both sides use.</summary>
internal sealed record S3Parts(
    Database Database,
    OrganizationStore Organizations,
    BucketStore Buckets,
    AccessKeyStore AccessKeys,
    PolicyStore Policies,
    SnapshotStore Snapshots,
    LifecycleRules Lifecycle,
    NewBuckets NewBuckets,
    Meter Meter,
    ContentStore Contents,
    ObjectStore Objects,
    RemovedObjectStore Removed,
    UploadStore Uploads,
    BucketDeletion Deletion);

/// <summary>Creates the objects of the S3 side.</summary>
internal sealed class S3Composition : IAsyncDisposable
{
    private readonly Deliveries _deliveries;
    private readonly LifecycleTimer _lifecycleTimer;

    public S3Composition(S3Parts parts, EmulatorOptions options, ProblemLog problems)
    {
        var database = parts.Database;
        Callers = new Callers(database, parts.AccessKeys, parts.Organizations);
        var rules = new AccessRules(new KeyPolicies(parts.AccessKeys, parts.Policies), parts.Objects);
        Admission = new Admission(Callers, parts.Buckets, parts.Organizations, rules);
        var quotas = new Quotas(parts.Organizations, parts.Buckets);
        var receiver = new Receiver(parts.Contents);
        _deliveries = new Deliveries(database, parts.Buckets, options, problems);
        var events = new ObjectEvents(database, parts.Meter) { Raised = _deliveries.Wake };
        Lifecycle = new LifecycleRun(
            database, parts.Buckets, parts.Objects, new SoftDeletions(database, parts.Buckets, parts.Removed, parts.Deletion), events, options.TimeProvider, problems);
        _lifecycleTimer = new LifecycleTimer(Lifecycle, options.TimeProvider, problems);

        // Operations with a query parameter or header come before those without.
        Endpoints =
        [
            .. new UploadEndpoints(database, parts.Buckets, parts.Uploads, parts.Objects, parts.Contents, receiver, quotas).Endpoints,
            .. new CompletionEndpoint(database, parts.Uploads, parts.Objects, parts.Contents, events).Endpoints,
            .. new CopyEndpoints(database, parts.Objects, parts.Contents, quotas, events).Endpoints,
            .. new SoftDeleteEndpoints(database, parts.Buckets, parts.Objects, parts.Removed, Admission).Endpoints,
            .. new Archive(database, parts.Objects).Endpoints,
            .. new AclEndpoints(database, parts.Buckets, parts.Objects).Endpoints,
            .. new TaggingEndpoints(database, parts.Buckets, parts.Objects).Endpoints,
            .. new BucketSettingsEndpoints(database, parts.Buckets).Endpoints,
            .. new BucketJsonEndpoints(database, parts.Buckets, parts.Objects).Endpoints,
            .. new BucketChangeEndpoint(database, parts.Buckets, parts.Objects, parts.Snapshots, parts.Lifecycle, options).Endpoints,
            .. new PresignEndpoint(database, parts.AccessKeys).Endpoints,
            .. new SnapshotEndpoints(database, parts.Buckets, parts.Snapshots).Endpoints,
            .. new AttributesEndpoint(database, parts.Buckets, parts.Objects).Endpoints,
            .. new PreflightEndpoint(parts.Buckets).Endpoints,
            .. new BucketEndpoints(database, parts.Buckets, parts.Snapshots, parts.NewBuckets, parts.Deletion).Endpoints,
            .. new ListingEndpoints(database, parts.Buckets, parts.Objects, parts.Removed).Endpoints,
            .. new DeletionEndpoints(database, parts.Objects, events).Endpoints,
            .. new ObjectEndpoints(database, parts.Buckets, parts.Objects, parts.Contents, receiver, quotas, events).Endpoints,
        ];
    }

    public Callers Callers { get; }

    public Admission Admission { get; }

    /// <summary>The ids of the operations.</summary>
    public IEnumerable<string> Operations => Endpoints.Select(endpoint => endpoint.OperationId);

    public IReadOnlyList<S3Endpoint> Endpoints { get; }

    public LifecycleRun Lifecycle { get; }

    public async ValueTask DisposeAsync()
    {
        _lifecycleTimer.Dispose();
        await _deliveries.DisposeAsync();
    }
}
