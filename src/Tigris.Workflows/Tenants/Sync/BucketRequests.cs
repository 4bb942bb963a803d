using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Converts canonical values of a state document to requests for buckets.</summary>
internal static class BucketRequests
{
    private const string Unrestricted = "global";

    /// <exception cref="TigrisArgumentException">A lifecycle rule can't be sent.</exception>
    public static BucketRequest Of(IReadOnlyDictionary<string, object?> bucket, string organizationName, string? keyScope, DateTimeOffset now) => new()
    {
        BucketName = StateObjects.NameOf(bucket, StateKind.Bucket),
        OrganizationName = organizationName,
        Public = StateObjects.Find(bucket, StateMember.Public) as bool?,
        AllowPublicList = StateObjects.Find(bucket, StateMember.AllowPublicList) as bool?,
        ObjectAcl = StateObjects.Find(bucket, StateMember.ObjectAcl) as bool?,
        StorageClass = StateObjects.Find(bucket, StateMember.StorageClass) as string,
        Region = StateObjects.Find(bucket, StateMember.Region) is List<object?> { Count: > 0 } regions ? Regions(regions) : null,
        EnableSnapshots = StateObjects.Find(bucket, StateMember.SnapshotsEnabled) as bool?,
        ForkOf = StateObjects.Find(bucket, StateMember.ForkOf) as string,
        SourceSnapshot = StateObjects.Find(bucket, StateMember.SourceSnapshot) as string,
        LifecycleRule = StateObjects.Find(bucket, StateMember.LifecycleRule) is List<object?> { Count: > 0 } rules ? Rules(rules, now) : null,
        AccessKeyScope = keyScope,
    };

    /// <summary>Returns region codes; <c>global</c> for none.</summary>
    public static string[] Regions(List<object?> regions) => regions.Count == 0 ? [Unrestricted] : [.. regions.Cast<string>()];

    /// <exception cref="TigrisArgumentException">The server would certainly refuse a rule.</exception>
    public static LifecycleRule[] Rules(List<object?> rules, DateTimeOffset now)
    {
        LifecycleRule[] read = [.. rules.Cast<IReadOnlyDictionary<string, object?>>().Select(LifecycleState.Read)];
        LifecycleCheck.Require(read, now);
        return read;
    }
}
