using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// Checks roles against the documentation. For a point that the vendor doesn't document, it returns a warning, and the server decides.
/// </summary>
internal static class BucketRoles
{
    public const string Admin = "Admin";
    public const string AllBuckets = "*";
    public static readonly string[] Known = ["ReadOnly", "Editor", Admin];

    /// <summary>Returns a known role in the spelling of the API, and any other role unchanged.</summary>
    public static string Normalize(string role) => Known.FirstOrDefault(known => known.Equals(role, StringComparison.OrdinalIgnoreCase)) ?? role;

    /// <summary>Returns the roles in the spelling of the API; null if none were given.</summary>
    /// <exception cref="TigrisArgumentException">The role Admin is given for a single bucket. The server would apply it to all buckets.</exception>
    public static BucketRole[]? Require(BucketRole[]? given)
    {
        var roles = given?.Select(role => new BucketRole { BucketName = role.BucketName, Role = Normalize(role.Role) }).ToArray();
        return roles?.FirstOrDefault(role => role.Role == Admin && role.BucketName != AllBuckets) is { } narrow
            ? throw new TigrisArgumentException("InvalidBucketRole", MessageText.Of(Messages.AdminNeedsAllBuckets, narrow.BucketName), narrow.ToString())
            : roles;
    }

    /// <summary>Returns true if the roles alone allow everything, independent of policies; otherwise, false.</summary>
    public static bool IncludeAdmin(IEnumerable<BucketRole> roles) => roles.Any(role => Normalize(role.Role) == Admin);

    /// <summary>Returns warnings about roles that are valid but probably a mistake.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<BucketRole>? roles, bool withPolicies)
    {
        foreach (var role in roles ?? [])
        {
            if (!Known.Contains(role.Role))
            {
                yield return MessageText.Of(Messages.UnknownRole, role.Role, string.Join(", ", Known));
            }
            else if (role.Role == Admin && withPolicies)
            {
                yield return Messages.AdminIgnoresPolicies;
            }
            else if (role.BucketName == AllBuckets && role.Role != Admin)
            {
                yield return MessageText.Of(Messages.AllBucketsRole, role.Role);
            }
        }
    }
}
