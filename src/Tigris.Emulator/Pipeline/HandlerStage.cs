using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Runs the handler. A write is one transaction, which a refusal rolls back. The stage checks the endpoint's organization rule in the same
/// transaction, so that no handler can miss it.
/// </summary>
internal sealed class HandlerStage(Api present) : Stage<ApiRequest>
{
    protected override Task<Reply> InvokeAsync(ApiRequest request, Next next)
    {
        var api = request.View ?? present;
        var endpoint = api.Own(request.Endpoint);
        var answer = endpoint.Access switch
        {
            StoreAccess.Write => api.Database.Write(() => Handle(api, endpoint, request)),
            StoreAccess.Read => api.Database.Read(() => Handle(api, endpoint, request)),
            _ => Handle(api, endpoint, request),
        };
        return Task.FromResult(Reply.Ok(answer)); // serialized outside of the lock
    }

    private static object Handle(Api api, Endpoint endpoint, ApiRequest request) =>
        endpoint.Handler(new Call(request, Admit(api, endpoint.Organization, request)));

    private static OrganizationRow? Admit(Api api, OrganizationRule rule, ApiRequest request)
    {
        if (rule == OrganizationRule.None) return null;
        var id = request.PathValues["org_id"];
        var organization = api.Organizations.Find(id) ?? throw ApiException.NotFound("organization", id);
        if (rule == OrganizationRule.Active && !organization.Active) throw ApiException.Forbidden($"organization '{id}' is not active");
        return organization;
    }
}
