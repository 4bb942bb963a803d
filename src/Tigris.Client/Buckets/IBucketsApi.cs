using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IBucketsApi
{
    [Post("/orgs/{organizationId}/provision")]
    [Operation("Provisioning", IsRepeatable = true, ItemMember = "bucket_name")]
    Task<ProvisioningResponse?> ProvisionAsync(
        string organizationId, [Body] JsonBody<ProvisioningRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets")]
    [Operation("ListBuckets")]
    Task<ListBucketsResponse?> ListAsync(
        string organizationId,
        [AliasAs("limit")] int limit,
        [AliasAs("continuation_token")] string? continuationToken,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets/{bucketName}")]
    [Operation("GetBucket")]
    Task<GetBucketResponse?> GetAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}/buckets/{bucketName}")]
    [Operation("UpdateBucket")]
    Task<Acknowledgement?> UpdateAsync(
        string organizationId,
        string bucketName,
        [Body] JsonBody<UpdateBucketRequest> body,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/buckets/{bucketName}")]
    [Operation("DeleteBucket")]
    Task<Acknowledgement?> DeleteAsync(
        string organizationId,
        string bucketName,
        [AliasAs("force")] string? force,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets/{bucketName}/domain")]
    [Operation("GetCustomDomain")]
    Task<GetCustomDomainResponse?> GetDomainAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/buckets/{bucketName}/domain")]
    [Operation("SetCustomDomain", IsRepeatable = true)]
    Task<Acknowledgement?> SetDomainAsync(
        string organizationId,
        string bucketName,
        [Body] JsonBody<SetCustomDomainRequest> body,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/buckets/{bucketName}/domain")]
    [Operation("DeleteCustomDomain")]
    Task<Acknowledgement?> RemoveDomainAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/buckets/{bucketName}/lifecycle")]
    [Operation("GetLifecycleRules")]
    Task<GetLifecycleRulesResponse?> GetLifecycleAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}/buckets/{bucketName}/lifecycle")]
    [Operation("SetLifecycleRules")]
    Task<Acknowledgement?> SetLifecycleAsync(
        string organizationId,
        string bucketName,
        [Body] JsonBody<SetLifecycleRulesRequest> body,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/buckets/{bucketName}/lifecycle")]
    [Operation("DeleteLifecycleRules")]
    Task<Acknowledgement?> RemoveLifecycleAsync(
        string organizationId, string bucketName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
