namespace Tigris.Client;

/// <summary>Validates the names in requests, each with its parameter name.</summary>
internal static class Require
{
    public static string Organization(string organizationId) => Identifier.Require(organizationId, nameof(Tigris.Organization.OrganizationId));

    public static string Bucket(string bucketName) => Identifier.Require(bucketName, nameof(Tigris.Bucket.BucketName));

    public static string Snapshot(string version) => Identifier.Require(version, nameof(Tigris.Snapshot.SnapshotVersion));

    public static string AccessKey(string accessKeyId) => Identifier.Require(accessKeyId, nameof(Tigris.AccessKey.AccessKeyId));

    public static string Policy(string policyName) => Identifier.Require(policyName, nameof(Tigris.Policy.PolicyName));

    public static string Month(string month) => Identifier.Require(month, nameof(Invoice.Month));

    public static string Domain(string domainName) => Identifier.Require(domainName, nameof(BucketDomain.DomainName));

    public static string User(string userId) => Identifier.Require(userId, nameof(Actor.UserId));
}
