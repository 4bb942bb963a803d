using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Checks a whole run before its first change.</summary>
internal sealed class SyncLimits
{
    /// <summary>The largest number of organizations that are deactivated.</summary>
    public int Deactivations { get; init; }

    /// <summary>The largest number of requests that change something; null for any.</summary>
    public int? Changes { get; init; }

    /// <summary>true if the run has a credential file; otherwise, false.</summary>
    public bool HasCredentials { get; init; }

    /// <exception cref="TigrisArgumentException">The run would exceed a limit. Nothing was changed.</exception>
    public void Require(IReadOnlyCollection<SyncPlan> plans)
    {
        var changes = plans.SelectMany(plan => plan.ToSend).ToArray();
        var deactivated = plans.Where(plan => plan.ToSend.Any(change => change.IsDeactivation)).Select(plan => plan.OrganizationId).ToArray();
        if (deactivated.Length > Deactivations)
        {
            throw Refused("TooManyDeactivations", MessageText.Of(Messages.SyncTooManyDeactivations, deactivated.Length, Deactivations, Names(deactivated)), deactivated.Length);
        }

        if (changes.Length > Changes)
        {
            throw Refused("TooManyChanges", MessageText.Of(Messages.SyncTooManyChanges, changes.Length, Changes), changes.Length);
        }

        if (!HasCredentials && plans.FirstOrDefault(plan => plan.ToSend.Any(change => change.MakesSecret)) is { } first)
        {
            throw Refused("CredentialFileRequired", MessageText.Of(Messages.SyncNoCredentialFile, first.OrganizationId, first.ToSend.First(change => change.MakesSecret).Path), null);
        }
    }

    private static string Names(string[] ids)
    {
        const int shown = 10;
        var text = string.Join(", ", ids.Take(shown));
        return ids.Length > shown ? MessageText.Of(Messages.AndMore, text, ids.Length - shown) : text;
    }

    private static TigrisArgumentException Refused(string id, string message, object? value) => new(id, message, value);
}
