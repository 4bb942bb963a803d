using System;

namespace Tigris.Client.Http;

/// <summary>
/// Declares an operation of the API on the method of a Refit interface. Method and path are in Refit's own attribute, the wire types in the
/// method's signature.
/// </summary>
/// <param name="name">The name in the vendor's OpenAPI document, without the prefix: <c>GetOrganization</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationAttribute(string name) : Attribute
{
    /// <summary>The name of the operation.</summary>
    public string Name { get; } = name;

    /// <summary>true for a POST that changes nothing; GET and HEAD are reads without it.</summary>
    public bool IsRead { get; set; }

    /// <summary>
    /// true for a POST that has the same effect when it is carried out twice. GET, HEAD, PUT and DELETE are repeatable without it. Any other
    /// POST is sent again only if the server can't have carried it out.
    /// </summary>
    public bool IsRepeatable { get; set; }

    /// <summary>The member of the request body that identifies the item, if the path doesn't.</summary>
    public string? ItemMember { get; set; }
}
