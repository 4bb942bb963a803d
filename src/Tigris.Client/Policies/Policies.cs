using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client;

internal sealed class Policies(IPoliciesApi api, Calls calls) : IPolicies
{
    private const int LargestPage = 1000;

    public async Task<Policy> CreateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.CreateAsync));
        var body = PolicyShapes.ToCreate(request);
        var answer = await api.CreateAsync(RequireOrganization(organizationId), new(body), call, cancellationToken).ConfigureAwait(false);
        return PolicyShapes.ToModel(answer ?? throw call.Lacks("name"), organizationId, call);
    }

    public async Task<Policy> GetAsync(string organizationId, string policyName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.GetAsync));
        var answer = await api.GetAsync(RequireOrganization(organizationId), PolicyShapes.RequireName(policyName), call, cancellationToken)
            .ConfigureAwait(false);
        return PolicyShapes.ToModel(answer ?? throw call.Lacks("name"), organizationId, call);
    }

    public async Task<Page<Policy>> ListAsync(
        string organizationId, int? pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.ListAsync));
        var token = Pages.Token(continuationToken);
        RequireOrganization(organizationId);
        var answer = await api.ListAsync(organizationId, pageSize ?? LargestPage, token, call, cancellationToken).ConfigureAwait(false)
            ?? throw call.Lacks("policies");
        return Pages.Of(call, answer.Policies, token, answer.NextContinuationToken, info => PolicyShapes.ToModel(info, organizationId, call));
    }

    public async Task<Policy> UpdateAsync(string organizationId, PolicyRequest request, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.UpdateAsync));
        var name = PolicyShapes.RequireName(request.PolicyName);
        var body = new Wire.UpdatePolicyRequest { Document = request.Document, Description = request.Description };
        var answer = await api.UpdateAsync(RequireOrganization(organizationId), name, new(body), call, cancellationToken).ConfigureAwait(false);
        return PolicyShapes.ToModel(answer ?? throw call.Lacks("name"), organizationId, call);
    }

    public async Task DeleteAsync(string organizationId, string policyName, CancellationToken cancellationToken)
    {
        var call = calls.Begin(api, nameof(api.DeleteAsync));
        await api.DeleteAsync(RequireOrganization(organizationId), PolicyShapes.RequireName(policyName), call, cancellationToken)
            .ConfigureAwait(false);
    }

    private static string RequireOrganization(string organizationId) => Identifier.Require(organizationId, nameof(Policy.OrganizationId));
}
