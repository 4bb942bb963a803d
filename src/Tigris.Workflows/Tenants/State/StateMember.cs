namespace Tigris.Workflows;

/// <summary>The names of the members in a state document. They are the names of the properties and parameters of this module, in camel case.</summary>
internal static class StateMember
{
    public const string ProviderId = "providerId";
    public const string OrganizationId = "organizationId";
    public const string OrganizationName = "organizationName";
    public const string Active = "active";
    public const string Quota = "quota";
    public const string Plan = "plan";
    public const string Bucket = "bucket";
    public const string Policy = "policy";
    public const string AccessKey = "accessKey";
    public const string AcceptedDeviation = "acceptedDeviation";
    public const string BucketName = "bucketName";
    public const string Public = "public";
    public const string AllowPublicList = "allowPublicList";
    public const string ObjectAcl = "objectAcl";
    public const string StorageClass = "storageClass";
    public const string Region = "region";
    public const string SnapshotsEnabled = "snapshotsEnabled";
    public const string ForkOf = "forkOf";
    public const string SourceSnapshot = "sourceSnapshot";
    public const string DomainName = "domainName";
    public const string Notification = "notification";
    public const string Enabled = "enabled";
    public const string Webhook = "webhook";
    public const string Filter = "filter";
    public const string Authentication = "authentication";
    public const string LifecycleRule = "lifecycleRule";
    public const string RuleId = "ruleId";
    public const string Prefix = "prefix";
    public const string Transition = "transition";
    public const string AfterDays = "afterDays";
    public const string On = "on";
    public const string ExpireAfterDays = "expireAfterDays";
    public const string ExpireOn = "expireOn";
    public const string Other = "other";
    public const string PolicyName = "policyName";
    public const string Description = "description";
    public const string Document = "document";
    public const string KeyName = "keyName";
    public const string AccessKeyId = "accessKeyId";
    public const string BucketRole = "bucketRole";
    public const string Role = "role";
    public const string Scope = "scope";
    public const string Path = "path";
    public const string Reason = "reason";
    public const string Author = "author";
    public const string ExpiresOn = "expiresOn";
    public const string Plans = "plans";
}
