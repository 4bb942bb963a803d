using System;
using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Maps buckets between wire types and model.</summary>
internal static class BucketMapping
{
    private const string Unrestricted = "global";

    public static Bucket ToModel(Wire.BucketInfo info, string organizationId, Call call, string? askedFor = null)
    {
        var name = info.Name ?? askedFor ?? throw call.MissingMember("name");
        return new Bucket
        {
            OrganizationId = organizationId,
            BucketName = name,
            CreatedAt = info.CreatedAt,
            Size = info.Size,
            ObjectCount = info.ObjectCount,
            Public = info.Public,
            AllowPublicList = info.PublicListObjectsEnabled,
            ObjectAcl = info.ObjectAclEnabled,
            StorageClass = info.StorageClass,
            Region = Regions(info.Regions),
            SnapshotsEnabled = info.SnapshotsEnabled,
            ForkOf = NullIfEmpty(info.ForkInfo?.ParentBucket),
            SourceSnapshot = NullIfEmpty(info.ForkInfo?.Snapshot),
            HasForks = info.ForkInfo?.HasChildren,
            DomainName = NullIfEmpty(info.Website?.DomainName),
            Notification = Notification(info.ObjectNotifications, organizationId, name),
            LifecycleRule = Pages.All(call, info.LifecycleRules?.Rules, rule => LifecycleMapping.ToModel(rule, organizationId, name, call)),
        };
    }

    public static Wire.ProvisioningRequest ToWire(BucketRequest request, Actor actor)
    {
        var options = new Wire.BucketOptions
        {
            Public = request.Public,
            EnablePublicListObjects = request.AllowPublicList,
            StorageClass = request.StorageClass,
            Regions = Regions(request.Region),
            EnableObjectAcl = request.ObjectAcl,
            EnableSnapshots = request.EnableSnapshots,
            ObjectNotifications = Notification(request.Notification),
            LifecycleRules = request.LifecycleRule is { } rules ? new Wire.LifecycleRules { Rules = LifecycleMapping.ToWire(rules) } : null,
        };
        return new Wire.ProvisioningRequest
        {
            BucketName = request.BucketName,
            OrgName = request.OrganizationName,
            OrgQuota = request.Quota is { } limit ? new Wire.OrgQuota { LimitBytes = limit } : null,
            UserId = ActorMapping.UserId(actor),
            UserRole = ActorMapping.UserRole(actor),
            BucketOptions = options == new Wire.BucketOptions() ? null : options,
            ForkOf = request.ForkOf,
            SourceSnapshot = request.SourceSnapshot,
            AccessKeyScope = request.AccessKeyScope,
        };
    }

    public static Wire.UpdateBucketRequest ToWire(BucketChange change) => new()
    {
        Public = change.Public,
        EnablePublicListObjects = change.AllowPublicList,
        EnableObjectAcl = change.ObjectAcl,
        Regions = Regions(change.Region),
        ObjectNotifications = Notification(change.Notification),
    };

    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Regions(IReadOnlyList<string>? regions) => regions switch
    {
        null => null,

        // An empty list has the same meaning as in a response.
        { Count: 0 } => Unrestricted,
        _ => string.Join(",", regions.Select(region => region.Trim())),
    };

    private static string[] Regions(string? regions)
    {
        var codes = (regions ?? "").Split(',').Select(code => code.Trim()).Where(code => code.Length > 0).ToArray();
        return codes is [var only] && only.Equals(Unrestricted, StringComparison.OrdinalIgnoreCase) ? [] : codes;
    }

    private static BucketNotification? Notification(Wire.ObjectNotifications? notifications, string organizationId, string bucketName)
    {
        var webhook = NullIfEmpty(notifications?.Webhook);

        // After a removal, the server returns an object that only states that no events are sent.
        return notifications is null || (webhook is null && notifications.Enabled != true)
            ? null
            : new BucketNotification
            {
                OrganizationId = organizationId,
                BucketName = bucketName,
                Enabled = notifications.Enabled,
                Webhook = webhook,
                Filter = NullIfEmpty(notifications.Filter),
                Authentication = notifications.Auth switch
                {
                    { Token.Length: > 0 } => "Token",
                    { BasicUser.Length: > 0 } or { BasicPass.Length: > 0 } => "Basic",
                    _ => "None",
                },
            };
    }

    private static Wire.ObjectNotifications? Notification(NotificationRequest? request) => request is null ? null : new()
    {
        Enabled = request.Enabled,
        Webhook = request.Webhook,
        Filter = request.Filter,
        Auth = request is { UserName: null, Password: null, Token: null }
            ? null
            : new Wire.ObjectNotificationAuth { BasicUser = request.UserName, BasicPass = request.Password, Token = request.Token },
    };
}
