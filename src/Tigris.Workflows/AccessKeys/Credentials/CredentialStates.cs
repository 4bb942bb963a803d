using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The states of the secrets in a credential file, without the secrets.</summary>
internal sealed class CredentialStates
{
    private readonly Dictionary<string, CredentialEntry> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The requests that lack a secret, in the order of the file.</summary>
    public IEnumerable<CredentialEntry> Pending => _pending.Values.OrderBy(entry => entry.Line);

    /// <summary>Records a line.</summary>
    public void Record(CredentialEntry entry)
    {
        if (entry is { IsPending: true, Id: { } started })
        {
            _pending[started] = entry;
            return;
        }

        var begun = entry.Id is { } ended && _pending.TryGetValue(ended, out var pending) ? pending.Line : entry.Line;
        _pending.Remove(entry.Id ?? "");
        if (entry.Secret is not null)
        {
            RecordSecret(entry, begun);
        }
    }

    public SavedCredentialStatus StatusOf(CredentialEntry entry) =>
        _newest[entry.Key] != entry.Line ? SavedCredentialStatus.Superseded
        : _pending.Values.Any(pending => pending.Key == entry.Key) ? SavedCredentialStatus.Uncertain
        : SavedCredentialStatus.Current;

    /// <summary>Gets the command that replaces the secret of a pending request.</summary>
    public string CommandFor(CredentialEntry pending)
    {
        var organization = Quoted.Text(pending.OrganizationId);
        if (pending.AccessKeyId is { } id)
        {
            return MessageText.Of(Messages.RecoverKey, organization, Quoted.Text(id));
        }

        var name = pending.KeyName is { } known ? MessageText.Of(Messages.RecoverByName, Quoted.Text(known)) : Messages.RecoverUnnamed;
        var others = _known.TryGetValue(pending.Name, out var ids)
            ? MessageText.Of(Messages.RecoverOthers, string.Join(",", ids.Select(Quoted.Text)))
            : "";
        return MessageText.Of(Messages.RecoverCreated, organization, name + others);
    }

    // A request that began before the one with this secret can't have replaced it.
    private void RecordSecret(CredentialEntry entry, int begun)
    {
        _newest[entry.Key] = entry.Line;
        if (!_known.TryGetValue(entry.Name, out var ids))
        {
            _known[entry.Name] = ids = new HashSet<string>(StringComparer.Ordinal);
        }

        ids.Add(entry.AccessKeyId ?? "");
        foreach (var older in _pending.Where(pending => pending.Value.Key == entry.Key && pending.Value.Line < begun).ToArray())
        {
            _pending.Remove(older.Key);
        }
    }
}
