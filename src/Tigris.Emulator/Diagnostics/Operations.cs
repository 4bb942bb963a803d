using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Emulator;

/// <summary>
/// The ids of all operations: <c>Tigris_GetUsage</c> of the document, <c>S3_PutObject</c> of S3. The prefix is optional. A name that both sides have
/// means the document's operation.
/// </summary>
internal sealed class Operations(IEnumerable<string> ids)
{
    public const string OfApi = "Tigris_";
    public const string OfS3 = "S3_";

    private readonly FrozenSet<string> _ids = ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Returns the id of an operation; null if no operation has this name.</summary>
    public string? Find(string name) =>
        new[] { name, OfApi + name, OfS3 + name }.FirstOrDefault(_ids.Contains);

    /// <summary>Returns the shortest name that means only this operation.</summary>
    public static string ShortName(string id) => id.StartsWith(OfApi, StringComparison.Ordinal) ? id[OfApi.Length..] : id;
}
