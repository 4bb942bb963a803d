using System;

namespace Tigris.Workflows;

/// <summary>The options of a run. Except for the acting user they are the same for all its tenants.</summary>
/// <param name="json">The JSON serializer.</param>
internal sealed class SyncOptions(IJsonSerializer json)
{
    public IJsonSerializer Json { get; } = json;

    /// <summary>The file that keeps the secrets of new access keys; null for none.</summary>
    public CredentialFile? Credentials { get; init; }

    /// <summary>The journal; null if there is none.</summary>
    public SyncJournal? Journal { get; init; }

    /// <summary>The changes to make, and no others; null for a run without a change set.</summary>
    public ChangeSetRun? Approved { get; init; }

    /// <summary>true if the run writes a change set and needs no credentials; otherwise, false.</summary>
    public bool PlansOnly { get; init; }

    /// <summary>Throws if a plan has a name or an address that can't be sent.</summary>
    public Action<SyncPlan> Check { get; init; } = _ => { };

    /// <summary>Returns the credentials for the webhook of a bucket, of the kind Basic or Token.</summary>
    public Func<string, string, NotificationRequest> Secrets { get; init; } = (_, _) => throw new InvalidOperationException();
}
