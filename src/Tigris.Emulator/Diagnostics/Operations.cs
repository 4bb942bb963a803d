using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Emulator;

/// <summary>
/// The ids of all operations: <c>Tigris_GetUsage</c> of the document, <c>S3_PutObject</c> of the S3 side. People leave the prefix away; a name that
/// both sides have is the document's then.
/// </summary>
internal sealed class Operations(IEnumerable<string> ids)
{
    public const string OfApi = "Tigris_";
    public const string OfS3 = "S3_";

    private readonly FrozenSet<string> _ids = ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The id of what somebody calls an operation, or null where there is none.</summary>
    public string? Find(string name) =>
        new[] { name, OfApi + name, OfS3 + name }.FirstOrDefault(_ids.Contains);

    /// <summary>The shortest name that means this operation and no other.</summary>
    public static string ShortName(string id) => id.StartsWith(OfApi, StringComparison.Ordinal) ? id[OfApi.Length..] : id;
}
