using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Evaluates the policies that are attached to a key.</summary>
internal sealed class KeyPolicies(AccessKeyStore accessKeys, PolicyStore policies)
{
    public PolicyDecision Decide(AccessKeyRow key, string action, string resource, S3Request request)
    {
        var decision = PolicyDecision.Silent;
        foreach (var statement in Statements(key))
        {
            if (statement.Denies && statement.Covers(action, resource, request)) return PolicyDecision.Deny;
            if (statement.Denies || decision == PolicyDecision.Allow) continue;
            decision = statement.Covers(action, resource, request) ? PolicyDecision.Allow : PolicyDecision.OnlyOthersAllowed;
        }

        return decision;
    }

    private IEnumerable<PolicyStatement> Statements(AccessKeyRow key) => accessKeys.Policies(key.Id)
        .Select(name => policies.Find(key.OrganizationId, name))
        .OfType<PolicyRow>()
        .SelectMany(policy => JsonElement.Parse(policy.Document).GetProperty("Statement").EnumerateArray())
        .Select(statement => new PolicyStatement(statement));
}
