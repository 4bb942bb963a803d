using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that sends requests over a connection.</summary>
public abstract class TigrisCmdlet : PipelineCmdlet
{
    /// <summary>
    /// The connection to use, from <c>Connect-Tigris -PassThru</c> or <c>Get-TigrisConnection</c>. The default is the current connection of
    /// this runspace, or else the connection that the environment variables describe.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public TigrisConnection? Connection { get; set; }

    /// <summary>The connection that this command uses.</summary>
    private protected TigrisConnection Active { get; private set; } = null!;

    /// <summary>true if the command sends requests with these parameters; otherwise, false.</summary>
    private protected virtual bool NeedsConnection => true;

    private protected sealed override void Prepare()
    {
        try
        {
            if (NeedsConnection)
            {
                Active = Connection ?? RunspaceConnections.Current.Require();
            }

            Open();
        }
        catch (TigrisException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }

    /// <summary>Clears the completion cache after a change, and closes what <see cref="Open"/> opened.</summary>
    private protected sealed override void Close()
    {
        CloseFiles();
        if (GetType().GetCustomAttribute<CmdletAttribute>()?.SupportsShouldProcess == true)
        {
            Active?.Completions.Clear();
        }
    }

    /// <summary>Opens the files that the command needs beside its connection. A failure ends the command before its first request.</summary>
    private protected virtual void Open()
    {
    }

    /// <summary>Closes the files that <see cref="Open"/> opened.</summary>
    private protected virtual void CloseFiles()
    {
    }

    /// <summary>Starts a call. Its output has this place in the order.</summary>
    private protected void Start(object? target, Func<CallContext, Task> work) => Start(target, Active.Client, work);

    /// <summary>Starts a call that shows a confirmation prompt.</summary>
    private protected void StartConfirmed(object? target, Func<CallContext, Task> work) => StartConfirmed(target, Active.Client, work);

    /// <summary>Makes a call and waits for its result.</summary>
    private protected T Call<T>(object? target, Func<CallContext, Task<T>> work) => Call(target, Active.Client, work);

    /// <summary>
    /// Handles each organization of an id or a wildcard, active or not. An existing id is never used as a wildcard.
    /// </summary>
    private protected void ForEachOrganization(string idOrPattern, Action<string> process) =>
        ForEachOrganization(idOrPattern, (id, _) => process(id));

    /// <summary>
    /// Handles each organization of an id or a wildcard, with its display name if a listing has it.
    /// </summary>
    private protected void ForEachOrganization(string idOrPattern, Action<string, string?> process)
    {
        var name = NamePattern.Of(idOrPattern, "OrganizationId");
        if (!name.IsPattern)
        {
            process(name.Literal, null);
        }
        else if (name.MayBeLiteral && Call(idOrPattern, call => call.OrganizationExistsAsync(idOrPattern)))
        {
            process(idOrPattern, null);
        }
        else
        {
            name.RequireValid();
            ForEachListedOrganization(
                idOrPattern,
                organization => Choose(name, organization.OrganizationId, id => process(id, organization.OrganizationName)));
        }
    }

    /// <summary>
    /// Handles each organization of the provider once, including inactive ones. If the server lists an organization twice, its figures must not
    /// count twice.
    /// </summary>
    private protected void ForEachListedOrganization(string target, Action<Organization> process)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var query = new OrganizationQuery { IncludeInactive = true };
        ForEachListed(
            target,
            "ListOrganizations",
            (call, token) => call.Client.Organizations.ListAsync(query, token, call.Cancellation),
            organization =>
            {
                if (seen.Add(organization.OrganizationId))
                {
                    process(organization);
                }
            });
    }

    /// <summary>Handles each bucket of a name or a wildcard.</summary>
    private protected void ForEachBucket(string organizationId, string nameOrPattern, Action<string> process)
    {
        var name = NamePattern.Of(nameOrPattern, "BucketName");
        if (!name.IsPattern)
        {
            process(name.Literal);
            return;
        }

        name.RequireValid();
        ForEachListed(
            organizationId,
            "ListBuckets",
            (call, token) => call.Client.Buckets.ListAsync(organizationId, null, token, call.Cancellation),
            bucket => Choose(name, bucket.BucketName, process));
    }

    /// <summary>Handles a listed name if it matches the pattern.</summary>
    private protected static void Choose(NamePattern name, string candidate, Action<string> process)
    {
        if (name.Matches(candidate))
        {
            process(candidate);
        }
    }

    /// <summary>Handles each item of a listing, page by page, on the pipeline thread. Calls that it starts run beside the listing.</summary>
    private protected void ForEachListed<T>(string target, string operation, Func<CallContext, string?, Task<Page<T>>> list, Action<T> process)
    {
        ExpectMore();
        var pages = new PageWalk(operation);
        while (pages.HasMore)
        {
            var page = Call(target, call => list(call, pages.Token));
            pages.Follow(page.ContinuationToken);
            foreach (var item in page.Items)
            {
                process(item);
            }
        }
    }
}
