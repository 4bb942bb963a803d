using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Makes the planned changes of one tenant, one after the other. Each change writes one result.</summary>
/// <param name="host">The caller.</param>
/// <param name="plan">The changes that were confirmed.</param>
/// <param name="options">The options of the run.</param>
/// <param name="sender">Sends the requests.</param>
internal sealed class SyncRun(IWorkflowHost host, SyncPlan plan, SyncOptions options, SyncSender sender)
{
    private Exception? _failure;

    /// <summary>Writes the changes as they would be made.</summary>
    public static void Preview(IWorkflowHost host, SyncPlan plan, SyncOptions options)
    {
        foreach (var change in plan.Changes)
        {
            host.Write(plan.ToModel(change, change.State, change.Reason, options.Json));
        }
    }

    /// <summary>Throws if a credential for a webhook is missing.</summary>
    /// <exception cref="TigrisArgumentException">The run has no credentials for the webhook of a bucket.</exception>
    public static void RequireSecrets(SyncPlan plan, SyncOptions options)
    {
        foreach (var change in plan.ToSend.Where(change => change.Authentication is not null))
        {
            options.Secrets(change.Name!, change.Authentication!);
        }
    }

    /// <summary>Makes the changes.</summary>
    /// <param name="current">The plan for the state that was read just now.</param>
    /// <exception cref="TigrisArgumentException">The state has changed since the confirmation. Nothing was sent.</exception>
    public async Task RunAsync(SyncPlan current)
    {
        var planned = new HashSet<string>(plan.ToSend.Select(Identity), StringComparer.Ordinal);
        if (current.ToSend.FirstOrDefault(change => !planned.Contains(Identity(change))) is { } other)
        {
            throw new TigrisArgumentException("StateChanged", MessageText.Of(Messages.SyncStateChanged, plan.OrganizationId, other.Path), plan.OrganizationId);
        }

        RequireSecrets(current, options);
        var due = current.ToSend.GroupBy(Identity, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var change in plan.Changes)
        {
            await RunAsync(change, change.IsSent && due.TryGetValue(Identity(change), out var found) ? found : null).ConfigureAwait(false);
        }

        if (_failure is not null)
        {
            throw _failure;
        }
    }

    private string Identity(SyncChange change) => change.Identity(options.Json);

    private async Task RunAsync(SyncChange change, SyncChange? due)
    {
        if (!change.IsSent)
        {
            Write(change, change.State, change.Reason);
        }
        else if (due is null)
        {
            Write(change, TenantChangeState.Skipped, Messages.SyncMadeMeanwhile);
        }
        else if (_failure is not null && !change.Restricts)
        {
            Write(change, TenantChangeState.Skipped, Messages.SyncAfterFailure);
        }
        else if (!host.MayContinue)
        {
            Write(change, TenantChangeState.Skipped, Messages.SyncEnded);
        }
        else
        {
            await SendAsync(due).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(SyncChange change)
    {
        sender.Begin();
        try
        {
            options.Journal?.Started(plan.OrganizationId, change, host.Client.UtcNow);
            await change.Send!(sender).ConfigureAwait(false);
        }
        catch (Exception exception) when (!host.Cancellation.IsCancellationRequested)
        {
            _failure ??= exception;
            Write(change, TenantChangeState.Failed, exception.Message);
            return;
        }

        var lost = change.MakesSecret ? LostSecret.Of(plan.OrganizationId, sender.NewKeyId, options.Credentials?.Path) : null;
        host.Write(plan.ToModel(change, TenantChangeState.Done, null, options.Json, sender.NewKeyId), lost);
        Record(change);
    }

    // The change was made, so its result is written before the error that it couldn't be recorded.
    private void Record(SyncChange change)
    {
        try
        {
            options.Journal?.Done(plan.OrganizationId, change, host.Client.UtcNow);
        }
        catch (TigrisFileException exception)
        {
            _failure ??= exception;
        }
    }

    private void Write(SyncChange change, TenantChangeState state, string? error) => host.Write(plan.ToModel(change, state, error, options.Json));
}
