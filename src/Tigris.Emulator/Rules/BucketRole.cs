using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Rules;

/// <summary>The role of a key in a bucket.</summary>
internal sealed record BucketRole(string BucketName, string Role)
{
    public const string AnyBucket = "*";

    public static List<BucketRole> Read(string json) => JsonSerializer.Deserialize<List<BucketRole>>(json) ?? [];

    public static string Write(IEnumerable<BucketRole> roles) => JsonSerializer.Serialize(roles);

    /// <summary>Parses the roles. Admin needs <c>*</c>; other roles allow it. Buckets must exist and be unique (both assumed).</summary>
    public static List<BucketRole> Parse(IReadOnlyList<JsonBody> given, BucketStore buckets, string organizationId)
    {
        var roles = new List<BucketRole>();
        foreach (var (index, item) in given.Index())
        {
            var role = new BucketRole(item.Text("bucket_name"), item.Text("role"));
            var field = $"buckets_roles[{index}].bucket_name";
            if (role.Role == "Admin" && role.BucketName != AnyBucket) throw ApiException.BadRequest(field, "must be * if the role is Admin");
            if (roles.Any(other => other.BucketName == role.BucketName)) throw ApiException.BadRequest(field, $"'{role.BucketName}' is given twice");
            if (role.BucketName != AnyBucket && buckets.Find(organizationId, role.BucketName) is null)
                throw ApiException.NotFound("bucket", role.BucketName);
            roles.Add(role);
        }

        return roles;
    }
}
