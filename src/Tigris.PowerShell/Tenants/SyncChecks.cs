using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Checks the names and addresses of a plan before its first request.</summary>
internal static class SyncChecks
{
    /// <exception cref="TigrisArgumentException">A name of an object to create, or an address, can't be sent.</exception>
    public static void Require(SyncPlan plan)
    {
        foreach (var change in plan.ToSend)
        {
            switch (change.Phase)
            {
                case SyncPhase.CreateOrganization:
                    NewName.RequireIdentity(plan.OrganizationId, StateMember.OrganizationId);
                    NewName.RequireDisplayName(plan.OrganizationName, StateMember.OrganizationName);
                    break;
                case SyncPhase.CreateBucket:
                    NewName.RequireBucket(change.Name, StateMember.BucketName);
                    break;
                case SyncPhase.CreateKey:
                    NewName.RequireDisplayName(change.Name, StateMember.KeyName);
                    break;
            }

            NotificationSettings.Check(WebhookOf(change), null, null);
        }
    }

    private static string? WebhookOf(SyncChange change)
    {
        var after = change.After as IReadOnlyDictionary<string, object?>;
        var notification = change.Phase == SyncPhase.CreateBucket && after is not null ? StateObjects.Find(after, StateMember.Notification) as IReadOnlyDictionary<string, object?> : after;
        return notification is null || change.Of != StateKind.Bucket ? null : StateObjects.Find(notification, StateMember.Webhook) as string;
    }
}
