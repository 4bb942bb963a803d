using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Sends the requests of one tenant's changes.</summary>
/// <param name="host">The caller.</param>
/// <param name="options">The options of the run.</param>
/// <param name="organizationId">The tenant.</param>
/// <param name="actor">The acting user.</param>
internal sealed class SyncSender(IWorkflowHost host, SyncOptions options, string organizationId, Actor actor)
{
    private readonly Dictionary<string, string> _provisionedKeys = new(StringComparer.Ordinal);

    private IBuckets Buckets => host.Client.Buckets;

    /// <summary>The key that the last request created; null if it created none.</summary>
    public string? NewKeyId { get; private set; }

    /// <summary>Prepares for the next request.</summary>
    public void Begin() => NewKeyId = null;

    public Task CreateOrganizationAsync(OrganizationRequest request) => SendOnceAsync(
        "CreateOrganization",
        () => host.Client.Organizations.CreateAsync(organizationId, request, actor, host.Cancellation),
        async () => await host.FindOrganizationAsync(organizationId).ConfigureAwait(false) is { } found && found.OrganizationName == request.OrganizationName);

    public async Task SetActiveAsync(bool active)
    {
        await host.Client.Organizations.SetActiveAsync(organizationId, active, actor, host.Cancellation).ConfigureAwait(false);
        if (active)
        {
            host.WriteWarning(MessageText.Of(Messages.WarnReactivated, organizationId));
        }
    }

    public Task SetQuotaAsync(long quota) => host.Client.Organizations.SetQuotaAsync(organizationId, quota, actor, host.Cancellation);

    public async Task CreateBucketAsync(BucketRequest request, IReadOnlyDictionary<string, object?>? notification)
    {
        if (notification is not null)
        {
            request = request with { Notification = Authenticated(request.BucketName, NotificationChanges.Request(notification), NotificationChanges.AuthenticationOf(notification)) };
        }

        host.WriteWarnings(Provisioning.Warnings(request, organizationId));
        var (bucket, unsaved) = await Provisioning.SendAsync(host, organizationId, request, actor, options.Credentials).ConfigureAwait(false);
        if (bucket.AccessKeyId is { } key)
        {
            NewKeyId = _provisionedKeys[request.BucketName] = key;
        }

        Keep(bucket, unsaved, bucket.AccessKeyId);
        await Provisioning.WarnOfOtherKeysAsync(host, bucket, actor).ConfigureAwait(false);
    }

    public Task UpdateBucketAsync(string bucketName, BucketChange change) => Buckets.UpdateAsync(organizationId, bucketName, change, host.Cancellation);

    public async Task SetNotificationAsync(string bucketName, NotificationRequest request, string? authentication, bool isReset)
    {
        if (isReset)
        {
            await UpdateBucketAsync(bucketName, new BucketChange { Notification = new NotificationRequest { Enabled = false } }).ConfigureAwait(false);
        }

        await UpdateBucketAsync(bucketName, new BucketChange { Notification = Authenticated(bucketName, request, authentication) }).ConfigureAwait(false);
    }

    public Task SetDomainAsync(string bucketName, string domainName) => Buckets.SetDomainAsync(organizationId, bucketName, domainName, host.Cancellation);

    public Task RemoveDomainAsync(string bucketName) => Buckets.RemoveDomainAsync(organizationId, bucketName, host.Cancellation);

    public Task SetLifecycleAsync(string bucketName, IReadOnlyList<LifecycleRule> rules)
    {
        host.WriteWarnings(LifecycleCheck.Warnings(rules));
        return Buckets.SetLifecycleAsync(organizationId, bucketName, rules, host.Cancellation);
    }

    public Task RemoveLifecycleAsync(string bucketName) => Buckets.RemoveLifecycleAsync(organizationId, bucketName, host.Cancellation);

    public Task CreatePolicyAsync(PolicyRequest request, IReadOnlyDictionary<string, object?> document)
    {
        host.WriteWarnings(PolicyRequests.Warnings(request));
        return SendOnceAsync(
            "CreatePolicy",
            () => host.Client.Policies.CreateAsync(organizationId, request, host.Cancellation),
            async () => await host.Client.Policies.GetAsync(organizationId, request.PolicyName, host.Cancellation).ConfigureAwait(false) is { Document: { } found }
                && StateValue.AreEqual(PolicyState.Write(found), document));
    }

    public Task UpdatePolicyAsync(PolicyRequest request)
    {
        host.WriteWarnings(PolicyRequests.Warnings(request));
        return host.Client.Policies.UpdateAsync(organizationId, request, host.Cancellation);
    }

    public async Task CreateKeyAsync(AccessKeyRequest request)
    {
        var (key, unsaved) = await CredentialFile.SendAsync(
            options.Credentials,
            host,
            new CredentialRequest("CreateAccessKey", organizationId) { KeyName = request.KeyName },
            () => host.Client.AccessKeys.CreateAsync(organizationId, request, actor, host.Cancellation),
            Secret.Of).ConfigureAwait(false);
        NewKeyId = key.AccessKeyId;
        Keep(key, unsaved, key.AccessKeyId);
    }

    public Task UpdateKeyAsync(string accessKeyId, AccessKeyChange change) =>
        host.Client.AccessKeys.UpdateAsync(organizationId, accessKeyId, change, actor, host.Cancellation);

    /// <summary>Brings the key that was created with a bucket to its desired state.</summary>
    public async Task AdoptKeyAsync(string bucketName, IReadOnlyDictionary<string, object?> wanted)
    {
        if (!_provisionedKeys.TryGetValue(bucketName, out var id))
        {
            throw new TigrisArgumentException("KeyNotCreated", MessageText.Of(Messages.SyncKeyNotCreated, bucketName), bucketName);
        }

        NewKeyId = id;
        var actual = await host.Client.AccessKeys.GetAsync(organizationId, id, actor, host.Cancellation).ConfigureAwait(false);
        if (KeyRequests.Change(actual, wanted) is { } change)
        {
            await UpdateKeyAsync(id, change).ConfigureAwait(false);
        }
    }

    private NotificationRequest Authenticated(string bucketName, NotificationRequest request, string? authentication)
    {
        if (authentication is null)
        {
            return request;
        }

        var secret = options.Secrets(bucketName, authentication);
        return request with { UserName = secret.UserName, Password = secret.Password, Token = secret.Token };
    }

    // The object is the only copy of a secret that the file doesn't hold.
    private void Keep(object response, TigrisFileException? unsaved, string? accessKeyId)
    {
        if (unsaved is not null)
        {
            host.Write(response, LostSecret.Of(organizationId, accessKeyId, savedIn: null));
            throw unsaved;
        }
    }

    // A request that must not be repeated may have been carried out although its response is missing.
    private async Task SendOnceAsync(string operation, Func<Task> send, Func<Task<bool>> isDone)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (TigrisException) when (host.MayHaveRun(operation) && !host.Cancellation.IsCancellationRequested)
        {
            if (!await IsDoneAsync(isDone).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private static async Task<bool> IsDoneAsync(Func<Task<bool>> isDone)
    {
        try
        {
            return await isDone().ConfigureAwait(false);
        }
        catch (TigrisException)
        {
            return false;
        }
    }
}
