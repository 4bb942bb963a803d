using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client;

internal sealed class AccessKeys(IAccessKeysApi api, Calls calls) : IAccessKeys
{
    private const int LargestPage = 1000;

    public async Task<NewAccessKey> CreateAsync(
        string organizationId, AccessKeyRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.CreateAsync));
        var body = AccessKeyMapping.ToWire(request, actor);
        var answer = await api.CreateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
        return new NewAccessKey
        {
            OrganizationId = organizationId,
            AccessKeyId = answer?.Id ?? throw call.MissingMember("id"),
            KeyName = answer.Name ?? request.KeyName,
            SecretAccessKey = answer.SecretKey ?? throw call.MissingMember("secret_key"),
            S3Endpoint = calls.S3Endpoint,
        };
    }

    public async Task<AccessKey> GetAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        var body = new Wire.GetAccessKeyRequest
        {
            UserId = ActorMapping.UserId(actor),
            Id = Require.AccessKey(accessKeyId),
            UserRole = ActorMapping.UserRole(actor),
        };
        var answer = await api.GetAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
        return AccessKeyMapping.ToModel(answer ?? throw call.MissingMember("id"), organizationId, call);
    }

    public async Task<Page<AccessKey>> ListAsync(
        string organizationId, AccessKeyQuery query, Actor actor, string? continuationToken, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var token = Pages.Token(continuationToken);
        var body = new Wire.ListAccessKeysRequest
        {
            UserId = ActorMapping.UserId(actor),
            UserRole = ActorMapping.UserRole(actor),
            Limit = query.PageSize ?? LargestPage,
            ContinuationToken = token,
            KeyIdPrefix = query.Prefix,
        };
        var answer = await api.ListAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("keys");
        return Pages.Of(call, answer.Keys, token, answer.NextContinuationToken, info => AccessKeyMapping.ToModel(info, organizationId, call));
    }

    public async Task UpdateAsync(
        string organizationId, string accessKeyId, AccessKeyChange change, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.UpdateAsync));
        var body = AccessKeyMapping.ToWire(Require.AccessKey(accessKeyId), change, actor);
        await api.UpdateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
    }

    public async Task<NewAccessKey> RotateAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.RotateAsync));
        var body = new Wire.RotateAccessKeyRequest
        {
            UserId = ActorMapping.UserId(actor),
            Id = Require.AccessKey(accessKeyId),
            UserRole = ActorMapping.UserRole(actor),
        };
        var answer = await api.RotateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
        return new NewAccessKey
        {
            OrganizationId = organizationId,
            AccessKeyId = accessKeyId,
            SecretAccessKey = answer?.NewSecret ?? throw call.MissingMember("new_secret"),
            S3Endpoint = calls.S3Endpoint,
        };
    }

    public async Task DeleteAsync(string organizationId, string accessKeyId, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        var body = new Wire.DeleteAccessKeyRequest
        {
            Id = Require.AccessKey(accessKeyId),
            UserId = ActorMapping.UserId(actor),
            UserRole = ActorMapping.UserRole(actor),
        };
        await api.DeleteAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
    }
}
