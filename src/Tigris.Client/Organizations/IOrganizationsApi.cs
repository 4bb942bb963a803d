using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IOrganizationsApi
{
    [Get("/orgs")]
    [Operation("ListOrganizations")]
    Task<ListOrganizationsResponse?> ListAsync(
        [AliasAs("include_inactive")] string? includeInactive,
        [AliasAs("limit")] int limit,
        [AliasAs("continuation_token")] string? continuationToken,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}")]
    [Operation("GetOrganization")]
    Task<GetOrganizationResponse?> GetAsync(string organizationId, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}")]
    [Operation("CreateOrganization")]
    Task<Acknowledgement?> CreateAsync(
        string organizationId, [Body] JsonBody<CreateOrganizationRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}")]
    [Operation("UpdateOrganization")]
    Task<Acknowledgement?> UpdateAsync(
        string organizationId, [Body] JsonBody<UpdateOrganizationRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
