using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Compares the permissions that the roles of an access key grant.</summary>
internal static class RoleOrder
{
    private const string AllBuckets = "*";
    private static readonly string[] Levels = ["ReadOnly", "Editor", "Admin"];

    /// <summary>
    /// Returns the roles that both lists grant, in canonical values. A role with an unknown name is common only if both lists have it.
    /// </summary>
    public static List<object?> Common(List<object?> before, List<object?> after)
    {
        var (had, has) = (KeyRequests.Roles(before), KeyRequests.Roles(after));
        var shared = had.Where(role => has.Any(other => other.BucketName == role.BucketName && other.Role == role.Role));
        var lower = had.Concat(has).Select(role => role.BucketName).Distinct(StringComparer.Ordinal)
            .Select(bucket => (Bucket: bucket, Level: Math.Min(LevelOf(had, bucket), LevelOf(has, bucket))))
            .Where(grant => grant.Level >= 0)
            .Select(grant => new BucketRole { BucketName = grant.Bucket, Role = Levels[grant.Level] });
        var all = shared.Concat(lower).Select(role => (role.BucketName, role.Role)).Distinct().ToArray();
        var needed = all.Where(role => !all.Any(other => other != role && Covers(other, role)));
        return
        [
            .. needed.OrderBy(role => role.BucketName + "\0" + role.Role, StringComparer.Ordinal).Select(role => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [StateMember.BucketName] = role.BucketName,
                [StateMember.Role] = role.Role,
            }),
        ];
    }

    // Returns the highest role that a list grants for a bucket; -1 for none.
    private static int LevelOf(IEnumerable<BucketRole> roles, string bucket) =>
        roles.Where(role => role.BucketName == bucket || role.BucketName == AllBuckets).Select(role => Array.IndexOf(Levels, role.Role)).DefaultIfEmpty(-1).Max();

    private static bool Covers((string BucketName, string Role) other, (string BucketName, string Role) role)
    {
        var (high, low) = (Array.IndexOf(Levels, other.Role), Array.IndexOf(Levels, role.Role));
        return low >= 0 && high >= low && (other.BucketName == role.BucketName || other.BucketName == AllBuckets);
    }
}
