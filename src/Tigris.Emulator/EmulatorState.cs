using System;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>Changes state outside of the API, for in-process callers and <c>/_emulator/</c>.</summary>
internal sealed class EmulatorState(
    Database database,
    OrganizationStore organizations,
    BucketStore buckets,
    AccessKeyStore accessKeys,
    UsageStore usage,
    ContentStore contents,
    StorageTotals totals,
    TimeProvider time)
{
    public void Reset() => database.Write(() =>
    {
        contents.DeleteAllFiles();
        return database.Execute(DatabaseSchema.Empty);
    });

    public void SetUsage(string organizationId, string metricName, DateOnly day, decimal value)
    {
        var metric = Metric.Find(metricName) ?? throw ApiException.BadRequest("metric", $"'{metricName}' is not the name or id of a metric");
        if (organizations.Find(organizationId) is null) throw ApiException.NotFound("organization", organizationId);
        if (value < 0) throw ApiException.BadRequest("value", "must be at least 0");
        usage.Set(new UsageRow(organizationId, day, metric.Index, value));
    }

    /// <summary>Changes the billed storage too.</summary>
    public void SetBucketContents(string organizationId, string bucketName, long size, long objectCount) => database.Write(() =>
    {
        var bucket = buckets.Require(organizationId, bucketName);
        totals.Change(
            bucket, bucket.StorageClass, size - bucket.Size, objectCount - bucket.ObjectCount, size - bucket.Stored, time.GetUtcNow().UtcDateTime);
        return bucket;
    });

    public void SeedOrganizations(int count, Func<int, (string Id, string Name)> identity) => organizations.Seed(count, identity);

    public bool Authenticates(string accessKeyId, string secret) => database.Read(() =>
        accessKeys.FindAnywhere(accessKeyId) is { Active: true } key
        && string.Equals(key.Secret, secret, StringComparison.Ordinal)
        && organizations.Find(key.OrganizationId) is { Active: true });
}
