using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IPoliciesApi
{
    [Post("/orgs/{organizationId}/policies")]
    [Operation("CreatePolicy", ItemMember = "name")]
    Task<PolicyResponse?> CreateAsync(
        string organizationId, [Body] JsonBody<CreatePolicyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/policies")]
    [Operation("ListPolicies")]
    Task<ListPoliciesResponse?> ListAsync(
        string organizationId,
        [AliasAs("limit")] int limit,
        [AliasAs("continuation_token")] string? continuationToken,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/policies/{policyName}")]
    [Operation("GetPolicy")]
    Task<PolicyResponse?> GetAsync(
        string organizationId, string policyName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}/policies/{policyName}")]
    [Operation("UpdatePolicy")]
    Task<PolicyResponse?> UpdateAsync(
        string organizationId,
        string policyName,
        [Body] JsonBody<UpdatePolicyRequest> body,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/policies/{policyName}")]
    [Operation("DeletePolicy")]
    Task<Acknowledgement?> DeleteAsync(
        string organizationId, string policyName, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
