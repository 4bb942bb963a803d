using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>A test of Sync-TigrisTenant, with a document and a credential file.</summary>
public abstract class SyncTest : StateTest
{
    private protected string Credentials => PathOf("keys.jsonl");

    private protected Outcome Sync(string more = "", string? path = null) =>
        Run($"Sync-TigrisTenant '{path ?? Document}' -Confirm:$false -CredentialFile '{Credentials}' -AllowSharedPath -NotificationCredential @{{ '*' = $key }} {more}");

    /// <summary>Returns the changes as text: tenant, path and state.</summary>
    private protected static string[] Changes(Outcome outcome) => [.. outcome.ThrowIfFailed().Output.Select(item => item.ToString()!)];

    /// <summary>Returns the operations that change something, in order.</summary>
    private protected string[] Sent() =>
    [
        .. Server.Requests.Entries.Select(entry => entry.OperationId.Replace("Tigris_", "", StringComparison.Ordinal))
            .Where(operation => !operation.StartsWith("Get", StringComparison.Ordinal) && !operation.StartsWith("List", StringComparison.Ordinal)),
    ];

    private protected void AssertInSync(string more = "")
    {
        Assert.Empty(Differences(Compare(more)));
        Server.Requests.Clear();
        Assert.Empty(Changes(Sync(more)));
        Assert.Empty(Sent());
    }
}
