using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IAccessKeysApi
{
    [Post("/orgs/{organizationId}/key")]
    [Operation("CreateAccessKey", ItemMember = "name")]
    Task<CreateAccessKeyResponse?> CreateAsync(
        string organizationId, [Body] JsonBody<CreateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/key/get")]
    [Operation("GetAccessKey", IsRead = true)]
    Task<GetAccessKeyResponse?> GetAsync(
        string organizationId, [Body] JsonBody<GetAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/keys")]
    [Operation("ListAccessKeys", IsRead = true)]
    Task<ListAccessKeysResponse?> ListAsync(
        string organizationId, [Body] JsonBody<ListAccessKeysRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Put("/orgs/{organizationId}/key")]
    [Operation("UpdateAccessKey", ItemMember = "id")]
    Task<Acknowledgement?> UpdateAsync(
        string organizationId, [Body] JsonBody<UpdateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Post("/orgs/{organizationId}/key/rotate")]
    [Operation("RotateAccessKey", ItemMember = "id")]
    Task<RotateAccessKeyResponse?> RotateAsync(
        string organizationId, [Body] JsonBody<RotateAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Delete("/orgs/{organizationId}/key")]
    [Operation("DeleteAccessKey", ItemMember = "id")]
    Task<Acknowledgement?> DeleteAsync(
        string organizationId, [Body] JsonBody<DeleteAccessKeyRequest> body, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
