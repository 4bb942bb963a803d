using System.Collections;
using System.Collections.Generic;

namespace Tigris;

/// <summary>One permission or prohibition, which can be changed (SPEC PolicyStatement).</summary>
public sealed class PolicyStatement
{
    /// <summary>An id within the document, or null.</summary>
    public string? Sid { get; set; }

    /// <summary>Allow or Deny.</summary>
    public string Effect { get; set; } = "";

    /// <summary>Actions with wildcards: <c>s3:GetObject</c>, <c>s3:*</c>.</summary>
    public string[] Action { get; set; } = [];

    /// <summary>ARNs: <c>arn:aws:s3:::bucket</c>, <c>arn:aws:s3:::bucket/prefix/*</c>.</summary>
    public string[] Resource { get; set; } = [];

    /// <summary>Conditions as a JSON graph: operator, then key, then values; null for none. A hashtable is accepted too.</summary>
    public IDictionary? Condition { get; set; }

    /// <summary>All other members, as a JSON graph.</summary>
    public IReadOnlyDictionary<string, object?> Other { get; set; } = new Dictionary<string, object?>();

    /// <summary>Effect and actions.</summary>
    public override string ToString() => $"{Effect} {string.Join(", ", Action)}";
}
