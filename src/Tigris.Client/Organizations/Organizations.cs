using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client;

internal sealed class Organizations(IOrganizationsApi api, Calls calls) : IOrganizations
{
    private const int LargestPage = 5000;

    public async Task CreateAsync(string organizationId, OrganizationRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.CreateAsync));
        var body = new Wire.CreateOrganizationRequest
        {
            OrgName = request.OrganizationName,
            UserId = ActorMapping.UserId(actor),
            OrgQuota = Quota(request.Quota),
        };
        await api.CreateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Organization> GetAsync(string organizationId, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        var answer = await api.GetAsync(Require.Organization(organizationId), call, cancellationToken).ConfigureAwait(false);
        return ToModel(answer?.Data ?? throw call.MissingMember("data"), call);
    }

    public async Task<Page<Organization>> ListAsync(OrganizationQuery query, string? continuationToken, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var token = Pages.Token(continuationToken);
        var inactive = query.IncludeInactive ? "true" : null;
        var answer = await api.ListAsync(inactive, query.PageSize ?? LargestPage, token, call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("data");
        return Pages.Of(call, answer.Data, token, answer.NextContinuationToken, info => ToModel(info, call));
    }

    public Task SetQuotaAsync(string organizationId, long quota, Actor actor, CancellationToken cancellationToken) =>
        UpdateAsync(organizationId, null, Quota(quota), actor, cancellationToken);

    public Task SetActiveAsync(string organizationId, bool active, Actor actor, CancellationToken cancellationToken) =>
        UpdateAsync(organizationId, active, null, actor, cancellationToken);

    private async Task UpdateAsync(string organizationId, bool? active, Wire.OrgQuota? quota, Actor actor, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.UpdateAsync));
        var body = new Wire.UpdateOrganizationRequest
        {
            UserId = ActorMapping.UserId(actor),
            UserRole = ActorMapping.UserRole(actor),
            Active = active,
            OrgQuota = quota,
        };
        await api.UpdateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
    }

    private static Wire.OrgQuota? Quota(long? bytes) => bytes is { } limit ? new Wire.OrgQuota { LimitBytes = limit } : null;

    private static Organization ToModel(Wire.OrgInfo info, Call call) => new()
    {
        OrganizationId = info.Id ?? throw call.MissingMember("id"),
        OrganizationName = info.Name,
        Active = info.Active,
        Quota = info.Quota?.LimitBytes,
    };
}
