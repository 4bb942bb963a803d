using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Refit;

namespace Tigris.Client.Http;

/// <summary>An operation of the API, with the facts for sending its requests.</summary>
/// <param name="Name">The name in the vendor's OpenAPI document, without the prefix: <c>GetOrganization</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the provider, with its parameters in braces; null for a raw request to an unknown path.</param>
/// <param name="Repeatable">true if a second execution has the same effect as the first.</param>
internal sealed record Operation(string Name, string Method, string? Path, bool Repeatable)
{
    /// <summary>true if the operation changes nothing.</summary>
    public bool IsRead { get; init; } = Method is "GET" or "HEAD";

    /// <summary>The member of the request body that identifies the item, if the path doesn't.</summary>
    public string? ItemMember { get; init; }

    /// <summary>Reads the declaration of an operation from a method of a Refit interface.</summary>
    public static Operation Of(MethodInfo method)
    {
        var declaration = method.GetCustomAttribute<OperationAttribute>()
            ?? throw new InvalidOperationException($"{method.DeclaringType!.Name}.{method.Name} has no [Operation].");
        var request = method.GetCustomAttribute<HttpMethodAttribute>()!;
        var verb = request.Method.Method;
        var isRead = declaration.IsRead || verb is "GET" or "HEAD";
        return new Operation(declaration.Name, verb, request.Path, isRead || declaration.IsRepeatable || verb is "PUT" or "DELETE")
        {
            IsRead = isRead,
            ItemMember = declaration.ItemMember,
        };
    }

    /// <summary>Describes a request for this operation before it is sent.</summary>
    public CallStart Start(Uri address, JsonBody? body)
    {
        if (IsRead || Path is null)
        {
            return new CallStart { Operation = Name, IsRead = IsRead };
        }

        // The endpoint may have its own path, so the operation's path is the last part of the whole.
        var segments = address.AbsolutePath.Split('/');
        var path = "/" + string.Join("/", segments, segments.Length - Path.Split('/').Length + 1, Path.Split('/').Length - 1);
        return new CallStart
        {
            Operation = Name,
            OrganizationId = OrganizationId(path),
            BucketName = BucketName(path),
            ItemName = PathValue("{policyName}", path) ?? PathValue("{snapshotVersion}", path) ?? (ItemMember is { } member ? body?.TextAt(member) : null),
        };
    }

    /// <summary>Returns the organization in an escaped path of this operation; null if the path has none.</summary>
    public string? OrganizationId(string path) => PathValue("{organizationId}", path);

    /// <summary>Returns the bucket in an escaped path of this operation; null if the path has none.</summary>
    public string? BucketName(string path) => PathValue("{bucketName}", path);

    /// <summary>Returns the escaped path of a request.</summary>
    /// <param name="values">The values of the path parameters, in the order of the path.</param>
    public string PathOf(params string[] values)
    {
        var rest = new Queue<string>(values);
        return string.Join("/", Path!.Split('/').Select(segment => segment.StartsWith('{') ? Uri.EscapeDataString(rest.Dequeue()) : segment));
    }

    /// <summary>Returns true if the escaped path below the provider belongs to this operation; otherwise, false.</summary>
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

    private string? PathValue(string parameter, string path)
    {
        var index = Path is null ? -1 : Array.IndexOf(Path.Split('/'), parameter);
        return index < 0 ? null : Uri.UnescapeDataString(path.Split('/')[index]);
    }
}
