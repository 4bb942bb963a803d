using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Planned changes that another person approves and a later run makes.</summary>
internal sealed class ChangeSet
{
    /// <summary>The server's time when the changes were planned.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public string Endpoint { get; init; } = "";

    public string ProviderId { get; init; } = "";

    /// <summary>true if an object that the document doesn't name is extra; otherwise, false.</summary>
    public bool Complete { get; init; }

    public IReadOnlyList<ChangeSetTenant> Tenants { get; init; } = [];

    public int Count => Tenants.Sum(tenant => tenant.Changes.Count);

    public IEnumerable<string> Deactivated => Tenants.Where(tenant => tenant.Deactivates).Select(tenant => tenant.Desired.OrganizationId);

    /// <summary>Creates a change set from plans.</summary>
    public static ChangeSet Of(IEnumerable<SyncPlan> plans, JournalHeading heading, bool complete, DateTimeOffset now) => new()
    {
        CreatedAt = now,
        Endpoint = heading.Endpoint,
        ProviderId = heading.ProviderId,
        Complete = complete,
        Tenants = [.. plans.Where(plan => plan.ToSend.Any()).Select(plan => new ChangeSetTenant(plan.Desired, [.. plan.ToSend]))],
    };

    /// <summary>Throws if the change set can't be used now, or not with this connection.</summary>
    /// <param name="heading">The endpoint and the provider of the connection.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="maximumAge">The largest age; null for any.</param>
    /// <param name="allowDeactivate">true if organizations may be deactivated; otherwise, false.</param>
    /// <exception cref="TigrisArgumentException">The change set belongs to another provider, is too old, or makes a change that isn't allowed. Nothing was sent.</exception>
    public void Require(JournalHeading heading, DateTimeOffset now, TimeSpan? maximumAge, bool allowDeactivate)
    {
        // The difference that clocks may have.
        var tolerance = TimeSpan.FromMinutes(5);
        if (ProviderId != heading.ProviderId || Endpoint != heading.Endpoint)
        {
            throw Refused("ChangeSetMismatch", MessageText.Of(Messages.ChangeSetMismatch, ProviderId, Endpoint, heading.ProviderId, heading.Endpoint));
        }

        if (CreatedAt > now + tolerance)
        {
            throw Refused("ChangeSetFromFuture", MessageText.Of(Messages.ChangeSetFromFuture, JournalFields.ToText(CreatedAt), JournalFields.ToText(now)));
        }

        if (now - CreatedAt > maximumAge)
        {
            throw Refused("ChangeSetExpired", MessageText.Of(Messages.ChangeSetExpired, JournalFields.ToText(CreatedAt), maximumAge));
        }

        if (!allowDeactivate && Deactivated.FirstOrDefault() is { } first)
        {
            throw new TigrisArgumentException("DeactivationNotAllowed", MessageText.Of(Messages.ChangeSetDeactivates, Deactivated.Count(), first), first);
        }
    }

    public static TigrisArgumentException Refused(string id, string message) => new(id, message, null);
}
