using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Checks a change set against the state of the server, before its first change.</summary>
/// <param name="set">The change set.</param>
internal sealed class ChangeSetRun(ChangeSet set)
{
    private const int MostNames = 10;
    private readonly List<(string Id, ChangeSetState State)> _tenants = [];

    public ChangeSet Set { get; } = set;

    /// <summary>Adds the state of a tenant. Thread-safe.</summary>
    public void Add(string organizationId, ChangeSetState state)
    {
        lock (_tenants)
        {
            _tenants.Add((organizationId, state));
        }
    }

    /// <summary>Throws if the state of a tenant has changed since the change set was made, or couldn't be read.</summary>
    /// <exception cref="TigrisArgumentException">The change set must not be made. Nothing was changed.</exception>
    public void Require()
    {
        var changed = _tenants.Where(tenant => tenant.State.ChangedPath is not null).ToArray();
        if (changed.Length > 0 && _tenants.Count == Set.Tenants.Count && _tenants.TrueForAll(tenant => tenant.State.IsWholeMade))
        {
            throw ChangeSet.Refused("ChangeSetApplied", MessageText.Of(Messages.ChangeSetApplied, Set.Count));
        }

        var read = _tenants.Select(tenant => tenant.Id).ToArray();
        var texts = changed.Select(tenant => MessageText.Of(Messages.ChangeSetStaleItem, tenant.Id, tenant.State.ChangedPath))
            .Concat(Set.Tenants.Select(tenant => tenant.Desired.OrganizationId).Except(read))
            .ToArray();
        if (texts.Length > 0)
        {
            var names = string.Join(", ", texts.Take(MostNames));
            var text = texts.Length > MostNames ? MessageText.Of(Messages.AndMore, names, texts.Length - MostNames) : names;
            throw ChangeSet.Refused("ChangeSetStale", MessageText.Of(Messages.ChangeSetStale, texts.Length, text));
        }
    }
}
