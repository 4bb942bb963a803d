using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Maps access keys between wire types and model.</summary>
internal static class AccessKeyMapping
{
    public static AccessKey ToModel(Wire.AccessKeyInfo info, string organizationId, Call call) => new()
    {
        OrganizationId = organizationId,
        AccessKeyId = info.Id ?? throw call.MissingMember("id"),
        KeyName = info.Name,
        Status = info.Status,
        BucketRole = Roles(info.BucketsRoles, call),
    };

    public static AccessKey ToModel(Wire.GetAccessKeyResponse info, string organizationId, Call call) => new()
    {
        OrganizationId = organizationId,
        AccessKeyId = info.Id ?? throw call.MissingMember("id"),
        KeyName = info.Name,
        Status = info.Status,
        BucketRole = Roles(info.BucketsRoles, call),
        Policy = Pages.All(call, info.AttachedPolicies, policy => policy),
        Scope = info.AccessKeyScope,
    };

    public static Wire.CreateAccessKeyRequest ToWire(AccessKeyRequest request, Actor actor) => new()
    {
        Name = request.KeyName,
        UserId = ActorMapping.UserId(actor),
        UserRole = ActorMapping.UserRole(actor),
        BucketsRoles = Roles(request.BucketRole),
        AttachPolicies = request.Policy,
        CreatePolicies = request.NewPolicy is null ? null : [.. request.NewPolicy.Select(PolicyMapping.ToCreate)],
        AccessKeyScope = request.Scope,
    };

    public static Wire.UpdateAccessKeyRequest ToWire(string accessKeyId, AccessKeyChange change, Actor actor) => new()
    {
        UserId = ActorMapping.UserId(actor),
        Id = accessKeyId,
        UserRole = ActorMapping.UserRole(actor),
        BucketsRoles = Roles(change.BucketRole),
        AddPolicies = change.AddPolicy,
        RemovePolicies = change.RemovePolicy,
        AccessKeyScope = change.Scope,
    };

    private static BucketRole[] Roles(IReadOnlyList<Wire.BucketAccess>? roles, Call call) =>
        Pages.All(call, roles, role => new BucketRole { BucketName = role.BucketName, Role = role.Role });

    private static IReadOnlyList<Wire.BucketAccess>? Roles(IReadOnlyList<BucketRole>? roles) =>
        roles is null ? null : [.. roles.Select(role => new Wire.BucketAccess { BucketName = role.BucketName, Role = role.Role })];
}
