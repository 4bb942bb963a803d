using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>Creates policies, for CreatePolicy and for CreateAccessKey.</summary>
internal sealed class NewPolicies(PolicyStore policies, EmulatorOptions options)
{
    /// <summary>Creates a policy. <paramref name="prefix"/> precedes the names of fields in error messages.</summary>
    public PolicyRow Create(string organizationId, JsonBody body, string prefix = "")
    {
        var name = PolicyDocuments.CheckName(body.Text("name"), prefix + "name");
        var document = PolicyDocuments.Check(body.Nested("document")!.Value, prefix + "document");
        if (policies.Find(organizationId, name) is not null) throw ApiException.Conflict($"{prefix}name: policy '{name}' already exists");

        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        var policy = new PolicyRow(organizationId, name, body.OptionalText("description"), document, now, now);
        policies.Insert(policy);
        return policy;
    }
}
