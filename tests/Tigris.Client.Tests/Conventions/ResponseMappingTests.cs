using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

/// <summary>Tests that each member of each response is in the model, or in the list of exceptions.</summary>
public sealed class ResponseMappingTests
{
    private static readonly HashSet<string> LeftOut =
    [
        // The request has the value.
        "CreateSnapshot snapshot.bucket", "GetSnapshot snapshot.bucket", "ListSnapshots snapshots.bucket",
        "Provisioning bucket", "Provisioning org_id", "GetInvoice data.org_id",

        // The model only shows if there is a credential. The server masks it.
        "GetBucket bucket.object_notifications.auth.token", "ListBuckets buckets.object_notifications.auth.token",

        // A listing has neither. A read of one key or policy has them.
        "ListAccessKeys keys.attached_policies", "ListAccessKeys keys.access_key_scope", "ListPolicies policies.document",

        // Unknown members.
        "GetOrganization data.invented_later", "ListOrganizations data.invented_later",
        "GetBucket bucket.invented_later", "ListBuckets buckets.invented_later",
    ];

    [Invariant("exact-response")]
    [Fact]
    public async Task Each_value_of_a_response_changes_the_result()
    {
        foreach (var method in ContractMethods.Names)
        {
            var operation = await OperationOfAsync(method);
            if (!Samples.Responses.TryGetValue(operation, out var answer))
            {
                continue;
            }

            var expected = await ShowAsync(method, answer);
            foreach (var (path, changed) in Changes(answer))
            {
                // A document contains the unchanged response.
                var leftOut = method != "Billing.GetInvoiceDocumentAsync" && LeftOut.Any(left => $"{operation} {path}.".StartsWith(left + ".", StringComparison.Ordinal));
                Assert.Equal((operation, path, leftOut), (operation, path, expected == await ShowAsync(method, changed)));
            }
        }
    }

    private static async Task<string> OperationOfAsync(string method)
    {
        using var lab = new Lab(Responses.Sample());
        await ContractMethods.CallAsync(lab.Client, method);
        return lab.Observer.Attempts[0].Operation;
    }

    // Everything that a caller receives, as text, including an exception.
    private static async Task<string> ShowAsync(string method, string answer)
    {
        using var lab = new Lab(Responses.Json(answer));
        try
        {
            return ModelText.Of(await ContractMethods.CallAsync(lab.Client, method));
        }
        catch (TigrisInvalidResponseException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Returns the response once for each value, with this value changed, and the path of the value without indices.</summary>
    private static IEnumerable<(string Path, string Changed)> Changes(string answer)
    {
        var count = Leaves(JsonNode.Parse(answer)!, "").Count();
        for (var index = 0; index < count; index++)
        {
            var root = JsonNode.Parse(answer)!;
            var (path, leaf) = Leaves(root, "").ElementAt(index);
            leaf.ReplaceWith(Different(leaf));
            yield return (path, root.ToJsonString());
        }
    }

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Leaves(item!, path)),
        _ => [(path, node.AsValue())],
    };

    private static JsonNode Different(JsonValue value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        System.Text.Json.JsonValueKind.Number => value.GetValue<decimal>() + 1,
        _ => DateTimeOffset.TryParse(value.GetValue<string>(), out var time) ? time.AddDays(1).ToString("O") : value.GetValue<string>() + "x",
    };
}
