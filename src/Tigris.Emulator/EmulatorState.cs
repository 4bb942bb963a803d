using System;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator;

/// <summary>What can be set behind the API's back, in-process and through <c>/_emulator/</c> alike.</summary>
internal sealed class EmulatorState(
    Database database,
    OrganizationStore organizations,
    BucketStore buckets,
    AccessKeyStore accessKeys,
    UsageStore usage)
{
    public void Reset() => database.Write(() => database.Execute(Schema.Empty));

    public void SetUsage(string organizationId, string metricName, DateOnly day, decimal value)
    {
        var metric = Metric.Find(metricName) ?? throw ApiException.BadRequest("metric", $"'{metricName}' is not the name or id of a metric");
        if (organizations.Find(organizationId) is null) throw ApiException.NotFound("organization", organizationId);
        if (value < 0) throw ApiException.BadRequest("value", "must be at least 0");
        usage.Set(new UsageRow(organizationId, day, metric.Index, value));
    }

    public void SetBucketContents(string organizationId, string bucketName, long size, long objectCount) =>
        buckets.Update(buckets.Require(organizationId, bucketName) with { Size = size, ObjectCount = objectCount });

    public void SeedOrganizations(int count, Func<int, (string Id, string Name)> identity) => organizations.Seed(count, identity);

    public bool Authenticates(string accessKeyId, string secret) => database.Read(() =>
        accessKeys.FindAnywhere(accessKeyId) is { Active: true } key
        && string.Equals(key.Secret, secret, StringComparison.Ordinal)
        && organizations.Find(key.OrganizationId) is { Active: true });
}
