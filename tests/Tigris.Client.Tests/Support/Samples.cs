using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tigris.Client.Tests.Conventions;

namespace Tigris.Client.Tests.Support;

/// <summary>
/// The sample responses that the wire types declare, with a value for each member. Some have a member that no wire type declares.
/// </summary>
internal static class Samples
{
    // The text of a sample reaches the client unchanged.
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A response to each operation that returns data. All other operations return an empty object.</summary>
    public static IReadOnlyDictionary<string, string> Responses { get; } = RefitRequest.All
        .Where(request => !request.IsAcknowledged)
        .ToDictionary(request => request.Operation.Name, request => Of(request.Answer).ToJsonString(Literal));

    public static string ResponseTo(string operation) => Responses.GetValueOrDefault(operation, "{}");

    /// <summary>Returns the sample that a wire type declares, or composes one from the samples of its members.</summary>
    private static JsonNode Of(Type type)
    {
        if (type.GetField("Sample") is { } sample)
        {
            return JsonNode.Parse((string)sample.GetRawConstantValue()!)!;
        }

        if (type.IsGenericType)
        {
            return new JsonArray(Of(type.GetGenericArguments()[0]));
        }

        Assert.True(type.Namespace == "Tigris.Client.Wire", $"A wire type with a member of type {type} declares a constant Sample.");
        return new JsonObject(type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => KeyValuePair.Create<string, JsonNode?>(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name),
            member.Name == "NextContinuationToken" ? "page-2" : Of(member.PropertyType))));
    }
}
