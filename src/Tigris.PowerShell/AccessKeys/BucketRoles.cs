using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Requires documented facts about roles. If the documents of the vendor leave a point open, it returns a warning, and the server decides.</summary>
internal static class BucketRoles
{
    public const string Admin = "Admin";
    public const string AllBuckets = "*";
    public static readonly string[] Known = ["ReadOnly", "Editor", Admin];

    /// <summary>The role as the API spells it, where it is one that is known.</summary>
    public static string Normalize(string role) => Known.FirstOrDefault(known => known.Equals(role, StringComparison.OrdinalIgnoreCase)) ?? role;

    /// <summary>The roles as the API spells them; null where none were given.</summary>
    /// <exception cref="TigrisArgumentException">Admin is given for a single bucket, which would be more than it says.</exception>
    public static BucketRole[]? Require(BucketRole[]? given)
    {
        var roles = given?.Select(role => new BucketRole { BucketName = role.BucketName, Role = Normalize(role.Role) }).ToArray();
        return roles?.FirstOrDefault(role => role.Role == Admin && role.BucketName != AllBuckets) is { } narrow
            ? throw new TigrisArgumentException("InvalidBucketRole", MessageText.Of(Messages.AdminNeedsAllBuckets, narrow.BucketName), narrow.ToString())
            : roles;
    }

    /// <summary>Returns true if the roles alone allow everything, independent of policies; otherwise, false.</summary>
    public static bool IncludeAdmin(IEnumerable<BucketRole> roles) => roles.Any(role => Normalize(role.Role) == Admin);

    /// <summary>Returns warnings about roles that are valid but may not be meant.</summary>
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
