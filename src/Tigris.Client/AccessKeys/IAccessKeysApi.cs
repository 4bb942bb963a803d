using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IAccessKeysApi
{
    [Post("/orgs/{organizationId}/key")]
    Task<CreateAccessKeyResponse?> CreateAsync(
        string organizationId, [Body] JsonBody<CreateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/key/get")]
    Task<GetAccessKeyResponse?> GetAsync(
        string organizationId, [Body] JsonBody<GetAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/keys")]
    Task<ListAccessKeysResponse?> ListAsync(
        string organizationId, [Body] JsonBody<ListAccessKeysRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}/key")]
    Task<Acknowledgement?> UpdateAsync(
        string organizationId, [Body] JsonBody<UpdateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/key/rotate")]
    Task<RotateAccessKeyResponse?> RotateAsync(
        string organizationId, [Body] JsonBody<RotateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/key")]
    Task<Acknowledgement?> DeleteAsync(
        string organizationId, [Body] JsonBody<DeleteAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
