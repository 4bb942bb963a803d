using System.Collections.Generic;

namespace Tigris;

/// <summary>
/// A policy document in the IAM syntax, open to changes (SPEC PolicyDocument). Members that are not known here survive a round trip.
/// </summary>
public sealed class PolicyDocument
{
    /// <summary>The language version; the server takes only <c>2012-10-17</c>.</summary>
    public string Version { get; set; } = "2012-10-17";

    /// <summary>The statements.</summary>
    public PolicyStatement[] Statement { get; set; } = [];

    /// <summary>All other members, as a JSON graph (see <see cref="RawResponse.Value"/>).</summary>
    public IReadOnlyDictionary<string, object?> Other { get; set; } = new Dictionary<string, object?>();
}
