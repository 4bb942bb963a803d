using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client;

internal sealed class Buckets(IBucketsApi api, Calls calls) : IBuckets
{
    private const int LargestPage = 5000;

    public async Task<ProvisionedBucket> ProvisionAsync(
        string organizationId, BucketRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ProvisionAsync));
        Require.Organization(organizationId);
        Require.Bucket(request.BucketName);
        var body = BucketMapping.ToWire(request, actor);
        var answer = await api.ProvisionAsync(organizationId, new(body), call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("access_key_id");
        return new ProvisionedBucket
        {
            OrganizationId = organizationId,
            BucketName = request.BucketName,
            AccessKeyId = answer.AccessKeyId,
            SecretAccessKey = answer.SecretAccessKey,
            S3Endpoint = calls.S3Endpoint,
        };
    }

    public async Task<Bucket> GetAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        var answer = await api.GetAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken)
            .ConfigureAwait(false);
        return BucketMapping.ToModel(answer?.Bucket ?? throw call.MissingMember("bucket"), organizationId, call, bucketName);
    }

    public async Task<Page<Bucket>> ListAsync(
        string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var token = Pages.Token(continuationToken);
        Require.Organization(organizationId);
        var answer = await api.ListAsync(organizationId, pageSize ?? LargestPage, token, call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("buckets");
        return Pages.Of(call, answer.Buckets, token, answer.NextContinuationToken, info => BucketMapping.ToModel(info, organizationId, call));
    }

    public async Task UpdateAsync(string organizationId, string bucketName, BucketChange change, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.UpdateAsync));
        var body = BucketMapping.ToWire(change);
        await api.UpdateAsync(Require.Organization(organizationId), Require.Bucket(bucketName), new(body), call, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task DeleteAsync(string organizationId, string bucketName, bool force, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        var forced = force ? "true" : null;
        await api.DeleteAsync(Require.Organization(organizationId), Require.Bucket(bucketName), forced, call, cancellationToken).ConfigureAwait(false);
    }

    public async Task<BucketDomain> GetDomainAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetDomainAsync));
        var answer = await api.GetDomainAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken)
            .ConfigureAwait(false) ?? throw call.MissingMember("website");
        return new BucketDomain
        {
            OrganizationId = organizationId,
            BucketName = bucketName,
            DomainName = BucketMapping.NullIfEmpty(answer.Website?.DomainName),
        };
    }

    public async Task SetDomainAsync(string organizationId, string bucketName, string domainName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.SetDomainAsync));
        var website = new Wire.BucketWebsiteSettings { DomainName = Require.Domain(domainName) };
        var body = new Wire.SetCustomDomainRequest { Website = website };
        await api.SetDomainAsync(Require.Organization(organizationId), Require.Bucket(bucketName), new(body), call, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task RemoveDomainAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.RemoveDomainAsync));
        await api.RemoveDomainAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<LifecycleRule>> GetLifecycleAsync(
        string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetLifecycleAsync));
        var answer = await api.GetLifecycleAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken)
            .ConfigureAwait(false) ?? throw call.MissingMember("rules");
        return Pages.All(call, answer.Rules, rule => LifecycleMapping.ToModel(rule, organizationId, bucketName, call));
    }

    public async Task SetLifecycleAsync(
        string organizationId, string bucketName, IReadOnlyList<LifecycleRule> rules, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.SetLifecycleAsync));
        var body = new Wire.SetLifecycleRulesRequest { Rules = LifecycleMapping.ToWire(rules) };
        await api.SetLifecycleAsync(Require.Organization(organizationId), Require.Bucket(bucketName), new(body), call, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task RemoveLifecycleAsync(string organizationId, string bucketName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.RemoveLifecycleAsync));
        await api.RemoveLifecycleAsync(Require.Organization(organizationId), Require.Bucket(bucketName), call, cancellationToken).ConfigureAwait(false);
    }
}
