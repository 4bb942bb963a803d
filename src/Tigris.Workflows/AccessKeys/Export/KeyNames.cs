using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The profile names of one file and run. The bucket, then the key's name, and then its id make a name unique.</summary>
internal sealed class KeyNames(KeyFile file)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Returns the name for a key without a name from the user: the first one that is free and that the format can represent.</summary>
    public string For(string? organizationId, string? bucketName, string? keyName, string accessKeyId)
    {
        var first = organizationId ?? bucketName ?? keyName ?? accessKeyId;
        string?[] seconds = [null, bucketName, keyName, accessKeyId];
        var names = seconds.Where((second, index) => index == 0 || (second is not null && second != first))
            .Select(second => second is null ? first : $"{first}-{second}");
        return names.FirstOrDefault(name => !_taken.Contains(name) && file.AllowsName(name)) ?? first;
    }

    public bool IsTaken(string name) => _taken.Contains(name);

    public void Reserve(string name) => _taken.Add(name);
}
