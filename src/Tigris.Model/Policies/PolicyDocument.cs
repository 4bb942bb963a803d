using System.Collections.Generic;

namespace Tigris;

/// <summary>
/// A policy document in the IAM syntax, which can be changed (SPEC PolicyDocument). A round trip keeps unknown members.
/// </summary>
public sealed class PolicyDocument
{
    /// <summary>The language version. The server accepts only <c>2012-10-17</c>.</summary>
    public string Version { get; set; } = "2012-10-17";

    /// <summary>The statements.</summary>
    public PolicyStatement[] Statement { get; set; } = [];

    /// <summary>All other members, as a JSON graph (see <see cref="RawResponse.Value"/>).</summary>
    public IReadOnlyDictionary<string, object?> Other { get; set; } = new Dictionary<string, object?>();
}
