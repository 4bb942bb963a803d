using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>A kind of object in a state document: a tenant, or an object of one of its lists.</summary>
internal sealed class StateKind
{
    /// <summary>The member of the tenant that lists the objects; empty for the tenant itself.</summary>
    public string List { get; private init; } = "";

    /// <summary>The member that identifies an object.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The command that creates a missing object.</summary>
    public string NewCommand { get; private init; } = "";

    /// <summary>The command that removes an extra object.</summary>
    public string RemoveCommand { get; private init; } = "";

    /// <summary>The settings of an object, in the order of a document.</summary>
    public IReadOnlyList<StateSetting> Settings { get; private init; } = [];

    public static StateKind Tenant { get; } = new()
    {
        Id = StateMember.OrganizationId,
        NewCommand = "New-TigrisOrganization",
        RemoveCommand = "Remove-TigrisTenant",
        Settings =
        [
            StateSetting.Fixed(StateMember.OrganizationName),
            new(StateMember.Active) { SetCommand = "Enable-TigrisOrganization", ClearCommand = "Disable-TigrisOrganization" },
            new(StateMember.Quota) { SetCommand = "Set-TigrisOrganization", IsNullable = true },
        ],
    };

    public static StateKind Bucket { get; } = new()
    {
        List = StateMember.Bucket,
        Id = StateMember.BucketName,
        NewCommand = "New-TigrisBucket",
        RemoveCommand = "Remove-TigrisBucket",
        Settings =
        [
            new(StateMember.Public) { SetCommand = "Set-TigrisBucket" },
            new(StateMember.AllowPublicList) { SetCommand = "Set-TigrisBucket" },
            new(StateMember.ObjectAcl) { SetCommand = "Set-TigrisBucket" },
            StateSetting.Fixed(StateMember.StorageClass),
            new(StateMember.Region) { SetCommand = "Set-TigrisBucket" },
            StateSetting.Fixed(StateMember.SnapshotsEnabled),
            StateSetting.Fixed(StateMember.ForkOf, isNullable: true),
            StateSetting.Fixed(StateMember.SourceSnapshot, isNullable: true),
            new(StateMember.DomainName) { SetCommand = "Set-TigrisBucketDomain", ClearCommand = "Remove-TigrisBucketDomain", IsNullable = true, IsExtraIfUnnamed = true },
            new(StateMember.Notification)
            {
                SetCommand = "Set-TigrisBucketNotification",
                ClearCommand = "Remove-TigrisBucketNotification",
                IsNullable = true,
                IsExtraIfUnnamed = true,
                Parts =
                [
                    new(StateMember.Enabled) { SetCommand = "Set-TigrisBucketNotification" },
                    new(StateMember.Webhook) { SetCommand = "Set-TigrisBucketNotification" },
                    StateSetting.SetOnly(StateMember.Filter, "Set-TigrisBucketNotification"),
                    new(StateMember.Authentication) { SetCommand = "Set-TigrisBucketNotification" },
                ],
            },
            new(StateMember.LifecycleRule) { SetCommand = "Set-TigrisBucketLifecycle", ClearCommand = "Remove-TigrisBucketLifecycle", IsNullable = true, IsExtraIfUnnamed = true },
        ],
    };

    public static StateKind Policy { get; } = new()
    {
        List = StateMember.Policy,
        Id = StateMember.PolicyName,
        NewCommand = "New-TigrisPolicy",
        RemoveCommand = "Remove-TigrisPolicy",
        Settings = [StateSetting.SetOnly(StateMember.Description, "Set-TigrisPolicy"), new(StateMember.Document) { SetCommand = "Set-TigrisPolicy" }],
    };

    public static StateKind AccessKey { get; } = new()
    {
        List = StateMember.AccessKey,
        Id = StateMember.KeyName,
        NewCommand = "New-TigrisAccessKey",
        RemoveCommand = "Remove-TigrisAccessKey",
        Settings =
        [
            new(StateMember.BucketRole) { SetCommand = "Set-TigrisAccessKey", ClearCommand = "Set-TigrisAccessKey", IsNullable = true, IsExtraIfUnnamed = true },
            new(StateMember.Policy) { SetCommand = "Set-TigrisAccessKey", ClearCommand = "Set-TigrisAccessKey", IsNullable = true, IsExtraIfUnnamed = true },
            new(StateMember.Scope) { SetCommand = "Set-TigrisAccessKey" },
        ],
    };

    /// <summary>The kinds of objects that a tenant has, in the order of a document.</summary>
    public static IReadOnlyList<StateKind> OfTenant { get; } = [Bucket, Policy, AccessKey];

    /// <summary>Returns the path of an object of a tenant: <c>bucket['acme-data']</c>.</summary>
    public string PathOf(string name) => $"{List}['{name.Replace("\\", "\\\\").Replace("'", "\\'")}']";
}
