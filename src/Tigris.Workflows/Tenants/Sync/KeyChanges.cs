using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of access keys.</summary>
internal sealed class KeyChanges(DesiredTenant desired, IEnumerable<StateDifference> all)
{
    private const string Update = "UpdateAccessKey";
    private const string Restricted = "no_default_allow";

    private readonly HashSet<string> _newBuckets = new(
        all.Where(difference => difference.Of == StateKind.Bucket && difference is { Setting: null, Kind: TenantDifferenceKind.Missing }).Select(difference => difference.Name!),
        StringComparer.Ordinal);

    public IEnumerable<SyncChange> Of(IEnumerable<StateDifference> differences) => differences
        .Where(difference => difference.Of == StateKind.AccessKey)
        .SelectMany(difference => difference.Setting is null ? [OfKey(difference)] : OfSetting(difference));

    private SyncChange OfKey(StateDifference difference)
    {
        if (difference.Kind != TenantDifferenceKind.Missing)
        {
            return SyncDifference.Extra(difference);
        }

        var wanted = desired.ObjectsOf(StateKind.AccessKey)[difference.Name!];
        var shown = wanted.Where(member => member.Key != StateMember.AccessKeyId).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var change = SyncDifference.Begin(difference) with { After = shown };
        if (ProvisionedKey.TryFindBucket(difference.Name!, out var bucket) && _newBuckets.Contains(bucket))
        {
            return change with
            {
                Operation = Update,
                Phase = SyncPhase.ChangeKey,
                Command = "Set-TigrisAccessKey",
                Send = sender => sender.AdoptKeyAsync(bucket, wanted),
            };
        }

        var request = KeyRequests.Create(wanted);
        return change with { Operation = "CreateAccessKey", Phase = SyncPhase.CreateKey, Send = sender => sender.CreateKeyAsync(request) };
    }

    private IEnumerable<SyncChange> OfSetting(StateDifference difference)
    {
        var change = SyncDifference.Begin(difference) with { Operation = Update, Phase = SyncPhase.ChangeKey };
        var id = difference.AccessKeyId!;
        if (difference.Command is null || !SyncNames.Names(desired, difference))
        {
            return [SyncDifference.Unchangeable(change)];
        }

        return difference.Setting!.Name switch
        {
            StateMember.BucketRole => SetRoles(change, id),
            StateMember.Policy => [change with { Send = sender => sender.UpdateKeyAsync(id, KeyRequests.Policies(change.Before, change.After)) }],
            _ =>
            [
                change with
                {
                    Phase = change.After as string == Restricted ? SyncPhase.Restrict : SyncPhase.ChangeKey,
                    Send = sender => sender.UpdateKeyAsync(id, new AccessKeyChange { Scope = (string)change.After! }),
                },
            ],
        };
    }

    // Removed roles and added roles are two requests, so that all restrictions come before any new permission.
    private static IEnumerable<SyncChange> SetRoles(SyncChange change, string id)
    {
        var after = change.After as List<object?> ?? [];
        var common = RoleOrder.Common(change.Before as List<object?> ?? [], after);
        if (!StateValue.AreEqual(common, change.Before))
        {
            yield return change with
            {
                Phase = SyncPhase.Restrict,
                After = common,
                Send = sender => sender.UpdateKeyAsync(id, new AccessKeyChange { BucketRole = KeyRequests.Roles(common) }),
            };
        }

        if (!StateValue.AreEqual(common, after))
        {
            yield return change with
            {
                Before = common,
                Send = sender => sender.UpdateKeyAsync(id, new AccessKeyChange { BucketRole = KeyRequests.Roles(after) }),
            };
        }
    }
}
