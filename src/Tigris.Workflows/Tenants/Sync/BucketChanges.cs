using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of buckets.</summary>
/// <param name="desired">The desired state.</param>
/// <param name="actual">The graph of the actual state.</param>
/// <param name="organizationName">The display name of the organization, which the API requires to create a bucket.</param>
/// <param name="now">The server's time.</param>
internal sealed class BucketChanges(DesiredTenant desired, IReadOnlyDictionary<string, object?> actual, string? organizationName, DateTimeOffset now)
{
    private const string Update = "UpdateBucket";

    /// <exception cref="TigrisArgumentException">A lifecycle rule can't be sent.</exception>
    public IEnumerable<SyncChange> Of(IReadOnlyCollection<StateDifference> differences)
    {
        var ofBuckets = differences.Where(difference => difference.Of == StateKind.Bucket).ToArray();
        var created = ofBuckets.Where(difference => difference is { Setting: null, Kind: TenantDifferenceKind.Missing }).ToArray();
        return InOrder(created).SelectMany(Create)
            .Concat(ofBuckets.Except(created).Where(difference => !NotificationChanges.IsOf(difference)).Select(Of))
            .Concat(ofBuckets.Where(NotificationChanges.IsOf).GroupBy(difference => difference.Name!).Select(OfNotification));
    }

    private SyncChange OfNotification(IGrouping<string, StateDifference> differences) => differences.All(difference => difference.Setting!.Parts.Count > 0 && !SyncNames.Names(desired, difference))
        ? SyncDifference.Unchangeable(SyncDifference.Begin(differences.First()))
        : NotificationChanges.Of(StateObjects.Of(actual, StateKind.Bucket)[differences.Key], [.. differences]);

    // A fork needs its source. A chain of forks is never longer than the list.
    private IEnumerable<StateDifference> InOrder(StateDifference[] created)
    {
        var names = new HashSet<string>(created.Select(difference => difference.Name!), StringComparer.Ordinal);
        return created.OrderBy(difference =>
        {
            var depth = 0;
            var source = StateObjects.Find(WantedOf(difference.Name!), StateMember.ForkOf) as string;
            while (source is not null && names.Contains(source) && depth < created.Length)
            {
                depth++;
                source = StateObjects.Find(WantedOf(source), StateMember.ForkOf) as string;
            }

            return depth;
        });
    }

    private IReadOnlyDictionary<string, object?> WantedOf(string name) => desired.ObjectsOf(StateKind.Bucket)[name];

    private IEnumerable<SyncChange> Create(StateDifference difference)
    {
        var wanted = WantedOf(difference.Name!);
        var notification = StateObjects.Find(wanted, StateMember.Notification) as IReadOnlyDictionary<string, object?>;
        var request = BucketRequests.Of(wanted, organizationName ?? desired.OrganizationId, KeyScopeOf(difference.Name!), now);
        var shown = wanted.Where(member => member.Key != StateMember.DomainName).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        yield return SyncDifference.Begin(difference) with
        {
            Phase = SyncPhase.CreateBucket,
            Operation = "Provisioning",
            After = shown,
            Authentication = NotificationChanges.AuthenticationOf(notification),
            Send = sender => sender.CreateBucketAsync(request, notification),
        };
        if (StateObjects.Find(wanted, StateMember.DomainName) is string domain)
        {
            yield return SetDomain(difference.Name!, $"{difference.Path}.{StateMember.DomainName}", null, domain);
        }
    }

    private string? KeyScopeOf(string bucketName) =>
        desired.ObjectsOf(StateKind.AccessKey).TryGetValue(ProvisionedKey.NameFor(bucketName), out var key) ? StateObjects.Find(key, StateMember.Scope) as string : null;

    private SyncChange Of(StateDifference difference)
    {
        var change = SyncDifference.Begin(difference);
        if (difference is { Setting: null, Kind: TenantDifferenceKind.Extra })
        {
            return SyncDifference.Extra(difference);
        }

        return difference.Command is null || !SyncNames.Names(desired, difference) ? SyncDifference.Unchangeable(change) : Of(difference, change);
    }

    private SyncChange Of(StateDifference difference, SyncChange change)
    {
        var name = difference.Name!;
        switch (difference.Setting!.Name, difference.Desired)
        {
            case (StateMember.Public, bool flag):
                return Flag(change, flag, new BucketChange { Public = flag });
            case (StateMember.AllowPublicList, bool flag):
                return Flag(change, flag, new BucketChange { AllowPublicList = flag });
            case (StateMember.ObjectAcl, bool flag):
                return Flag(change, flag, new BucketChange { ObjectAcl = flag });
            case (StateMember.Region, List<object?> regions):
                return Updated(change, new BucketChange { Region = BucketRequests.Regions(regions) }) with { Phase = SyncPhase.ChangeBucket };
            case (StateMember.DomainName, string domain):
                return SetDomain(name, difference.Path, difference.Actual, domain);
            case (StateMember.DomainName, null):
                return change with { Phase = SyncPhase.Restrict, Operation = "DeleteCustomDomain", Send = sender => sender.RemoveDomainAsync(name) };
            case (StateMember.LifecycleRule, List<object?> { Count: > 0 } rules):
                var read = BucketRequests.Rules(rules, now);
                return change with { Phase = SyncPhase.ChangeBucket, Operation = "SetLifecycleRules", Send = sender => sender.SetLifecycleAsync(name, read) };
            case (StateMember.LifecycleRule, _):
                return change with { Phase = SyncPhase.ChangeBucket, Operation = "DeleteLifecycleRules", Send = sender => sender.RemoveLifecycleAsync(name) };
            default:
                return SyncDifference.Unchangeable(change);
        }
    }

    private static SyncChange Flag(SyncChange change, bool opens, BucketChange request) =>
        Updated(change, request) with { Phase = opens ? SyncPhase.OpenBucket : SyncPhase.Restrict };

    private static SyncChange Updated(SyncChange change, BucketChange request) =>
        change with { Operation = Update, Send = sender => sender.UpdateBucketAsync(change.Name!, request) };

    private static SyncChange SetDomain(string name, string path, object? before, string domain) => new()
    {
        Of = StateKind.Bucket,
        Name = name,
        Path = path,
        Phase = SyncPhase.ChangeBucket,
        Operation = "SetCustomDomain",
        Command = StateKind.Bucket.Settings.First(setting => setting.Name == StateMember.DomainName).SetCommand,
        Before = before,
        After = domain,
        Send = sender => sender.SetDomainAsync(name, domain),
    };
}
