using System.Threading.Tasks;
using Tigris.Emulator.Endpoints;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Pipeline;

/// <summary>
/// Runs the handler with the store to itself: a write is one transaction, which a refusal rolls back. The endpoint's rule on its
/// organization is checked here, in the same transaction, so that no handler can forget it.
/// </summary>
internal sealed class HandlerStage(Database database, OrganizationStore organizations) : IStage
{
    public Task<Reply> InvokeAsync(EmulatorRequest request, Next next)
    {
        var endpoint = request.Route.Endpoint!;
        var answer = endpoint.Access switch
        {
            StoreAccess.Write => database.Write(() => Handle(endpoint, request)),
            StoreAccess.Read => database.Read(() => Handle(endpoint, request)),
            _ => Handle(endpoint, request),
        };
        return Task.FromResult(Reply.Ok(answer)); // serialized outside the lock
    }

    private object Handle(Endpoint endpoint, EmulatorRequest request) =>
        endpoint.Handler(new Call(request, Admit(endpoint.Organization, request)));

    private OrganizationRow? Admit(OrganizationRule rule, EmulatorRequest request)
    {
        if (rule == OrganizationRule.None) return null;
        var id = request.Route.Values["org_id"];
        var organization = organizations.Find(id) ?? throw ApiException.NotFound("organization", id);
        if (rule == OrganizationRule.Active && !organization.Active) throw ApiException.Forbidden($"organization '{id}' is not active");
        return organization;
    }
}
