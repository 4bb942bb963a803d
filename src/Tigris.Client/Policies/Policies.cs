using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client;

internal sealed class Policies(IPoliciesApi api, Calls calls) : IPolicies
{
    private const int LargestPage = 1000;

    public async Task<Policy> CreateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.CreateAsync));
        var body = PolicyMapping.ToCreate(request);
        var answer = await api.CreateAsync(Require.Organization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
        return PolicyMapping.ToModel(answer ?? throw call.MissingMember("name"), organizationId, call);
    }

    public async Task<Policy> GetAsync(string organizationId, string policyName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        var answer = await api.GetAsync(Require.Organization(organizationId), Require.Policy(policyName), call, cancellationToken)
            .ConfigureAwait(false);
        return PolicyMapping.ToModel(answer ?? throw call.MissingMember("name"), organizationId, call);
    }

    public async Task<Page<Policy>> ListAsync(
        string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var token = Pages.Token(continuationToken);
        Require.Organization(organizationId);
        var answer = await api.ListAsync(organizationId, pageSize ?? LargestPage, token, call, cancellationToken).ConfigureAwait(false)
            ?? throw call.MissingMember("policies");
        return Pages.Of(call, answer.Policies, token, answer.NextContinuationToken, info => PolicyMapping.ToModel(info, organizationId, call));
    }

    public async Task<Policy> UpdateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.UpdateAsync));
        var name = Require.Policy(request.PolicyName);
        var body = new Wire.UpdatePolicyRequest { Document = request.Document, Description = request.Description };
        var answer = await api.UpdateAsync(Require.Organization(organizationId), name, new(body), call, cancellationToken).ConfigureAwait(false);
        return PolicyMapping.ToModel(answer ?? throw call.MissingMember("name"), organizationId, call);
    }

    public async Task DeleteAsync(string organizationId, string policyName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        await api.DeleteAsync(Require.Organization(organizationId), Require.Policy(policyName), call, cancellationToken)
            .ConfigureAwait(false);
    }
}
