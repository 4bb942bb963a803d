using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Access;

/// <summary>One statement of a policy.</summary>
internal readonly struct PolicyStatement(JsonElement statement)
{
    public bool Denies => statement.GetProperty("Effect").GetString() == "Deny";

    public bool Covers(string action, string resource, S3Request request) =>
        Texts("Action").Any(pattern => Wildcards.Match(pattern, action))
        && Texts("Resource").Any(pattern => Wildcards.Match(pattern, resource))
        && (!statement.TryGetProperty("Condition", out var condition) || PolicyConditions.Hold(condition, request, whenUnknown: Denies));

    private IEnumerable<string> Texts(string member) =>
        statement.TryGetProperty(member, out var value) ? PolicyConditions.Texts(value) : [];
}
