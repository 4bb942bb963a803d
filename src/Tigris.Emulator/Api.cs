using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>All API operations on one database: the current one, or a copy that lags behind.</summary>
internal sealed class Api
{
    private readonly FrozenDictionary<string, Endpoint> _byOperation;

    public Api(Database database, EmulatorOptions options)
    {
        var buckets = new BucketStore(database);
        var versions = new VersionClock(database);
        var snapshots = new SnapshotStore(database, versions);
        var accessKeys = new AccessKeyStore(database);
        var policies = new PolicyStore(database);
        var usage = new UsageStore(database);
        var meter = new Meter(database);
        var totals = new StorageTotals(database, meter);
        var contents = new ContentStore(database, versions, options.DataPath);
        var removed = new RemovedObjectStore(database, contents, totals);
        var objects = new ObjectStore(database, contents, totals, versions, removed);
        var uploads = new UploadStore(database, contents, totals);
        var deletion = new BucketDeletion(buckets, objects, removed, uploads);

        var lifecycle = new LifecycleRules(options);
        var newBuckets = new NewBuckets(buckets, snapshots, objects, lifecycle, options);
        var newPolicies = new NewPolicies(policies, options);

        Database = database;
        Organizations = new OrganizationStore(database);
        State = new EmulatorState(database, Organizations, buckets, accessKeys, usage, contents, totals, options.TimeProvider);
        S3 = new S3Parts(database, Organizations, buckets, accessKeys, policies, snapshots, lifecycle, newBuckets, meter, contents, objects, removed, uploads, deletion);
        Endpoints =
        [
            .. new OrganizationsEndpoints(Organizations, accessKeys, options).Endpoints,
            .. new ProvisioningEndpoint(Organizations, buckets, accessKeys, newBuckets, options).Endpoints,
            .. new BucketsEndpoints(buckets, deletion, options).Endpoints,
            .. new BucketDomainEndpoints(buckets).Endpoints,
            .. new BucketLifecycleEndpoints(buckets, lifecycle).Endpoints,
            .. new SnapshotsEndpoints(buckets, snapshots, options).Endpoints,
            .. new AccessKeysEndpoints(accessKeys, buckets, policies, newPolicies, options).Endpoints,
            .. new PoliciesEndpoints(policies, newPolicies, options).Endpoints,
            .. new BillingEndpoints(Organizations, usage, new MeterReadings(database), options).Endpoints,
        ];
        _byOperation = Endpoints.ToFrozenDictionary(endpoint => endpoint.OperationId, StringComparer.Ordinal);
    }

    public Database Database { get; }

    public OrganizationStore Organizations { get; }

    public EmulatorState State { get; }

    /// <summary>The stores and services that the S3 side uses.</summary>
    public S3Parts S3 { get; }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    public FrozenSet<string> Operations => _byOperation.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Returns the same operation on this database. The emulator's own endpoints are the same for all databases.</summary>
    public Endpoint Own(Endpoint endpoint) => _byOperation.GetValueOrDefault(endpoint.OperationId, endpoint);
}
