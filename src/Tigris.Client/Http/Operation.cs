using System;

namespace Tigris.Client.Http;

/// <summary>One operation of the API, as far as sending and repeating it goes.</summary>
/// <param name="Name">What the document calls it, without its prefix: <c>GetOrganization</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the provider, with its parameters in braces; null for a raw request to an unknown path.</param>
/// <param name="Repeatable">Whether carrying it out twice is the same as carrying it out once.</param>
internal sealed record Operation(string Name, string Method, string? Path, bool Repeatable)
{
    /// <summary>The member of the body that names what the operation is about, where the path does not.</summary>
    public string? ItemMember { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => Method is "GET" or "HEAD" || Name is nameof(Operations.GetAccessKey) or nameof(Operations.ListAccessKeys);

    /// <summary>Describes a request for this operation before it is sent.</summary>
    public CallStart Start(Uri address, JsonBody? body)
    {
        if (IsRead || Path is null)
        {
            return new CallStart { Operation = Name, IsRead = IsRead };
        }

        // The endpoint may have a path of its own: the operation's is the end of the whole.
        var segments = address.AbsolutePath.Split('/');
        var path = "/" + string.Join("/", segments, segments.Length - Path.Split('/').Length + 1, Path.Split('/').Length - 1);
        return new CallStart
        {
            Operation = Name,
            OrganizationId = PathValue("{org_id}", path),
            BucketName = PathValue("{bucket_name}", path),
            ItemName = PathValue("{policy_name}", path) ?? PathValue("{version}", path) ?? (ItemMember is { } member ? body?.TextAt(member) : null),
        };
    }

    /// <summary>The value of a path parameter, un-escaped; null where the path has none of that name.</summary>
    /// <param name="parameter">With its braces: <c>{org_id}</c>.</param>
    /// <param name="path">Below the provider, escaped, and one of this operation's.</param>
    public string? PathValue(string parameter, string path)
    {
        var index = Path is null ? -1 : Array.IndexOf(Path.Split('/'), parameter);
        return index < 0 ? null : Uri.UnescapeDataString(path.Split('/')[index]);
    }

    /// <summary>Whether an escaped path below the provider is one of this operation's.</summary>
    public bool Matches(string method, string[] segments)
    {
        if (Path is null || Method != method)
        {
            return false;
        }

        var template = Path.Split('/');
        if (template.Length != segments.Length)
        {
            return false;
        }

        for (var index = 0; index < template.Length; index++)
        {
            var isParameter = template[index].StartsWith('{');
            if (isParameter ? segments[index].Length == 0 : segments[index] != template[index])
            {
                return false;
            }
        }

        return true;
    }
}
