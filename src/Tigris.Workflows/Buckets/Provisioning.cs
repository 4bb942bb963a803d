using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Provisions a bucket with its access key, for New-TigrisBucket and New-TigrisTenant.</summary>
internal static class Provisioning
{
    private const string Operation = "Provisioning";

    /// <summary>Returns warnings about a request that is valid but probably a mistake.</summary>
    public static IEnumerable<string> Warnings(BucketRequest request, string organizationId)
    {
        foreach (var warning in QuotaWarnings.Of(organizationId, request.Quota))
        {
            yield return warning;
        }

        if (Regions.Unknown(request.Region) is { Length: > 0 } unknown)
        {
            yield return MessageText.Of(Messages.UnknownRegion, unknown);
        }

        if (request.StorageClass is not null && !StorageClasses.IsKnown(request.StorageClass))
        {
            yield return MessageText.Of(Messages.UnknownStorageClass, request.StorageClass);
        }

        foreach (var warning in LifecycleCheck.Warnings(request.LifecycleRule ?? []))
        {
            yield return warning;
        }
    }

    /// <summary>Returns the request with the organization's name, which the API always requires. If the request has no name, reads it.</summary>
    /// <exception cref="TigrisArgumentException">The organization doesn't exist, and the request has no name for it.</exception>
    public static async Task<BucketRequest> NamedAsync(IWorkflowHost host, string organizationId, BucketRequest request)
    {
        if (request.OrganizationName.Length > 0)
        {
            return request;
        }

        var organization = await host.FindOrganizationAsync(organizationId).ConfigureAwait(false) ?? throw Nameless(organizationId);
        return request with { OrganizationName = organization.OrganizationName ?? organizationId };
    }

    public static TigrisArgumentException Nameless(string organizationId) =>
        new("NoOrganizationName", MessageText.Of(Messages.NoOrganizationName, organizationId), organizationId);

    /// <summary>
    /// Sends the request. If it fails and may have been carried out, a key may exist whose secret is lost. The method warns of each such key.
    /// </summary>
    /// <returns>The bucket, and the error if its credential couldn't be saved: then the caller writes the bucket and throws the error.</returns>
    public static async Task<(ProvisionedBucket Bucket, TigrisFileException? Unsaved)> SendAsync(
        IWorkflowHost host, string organizationId, BucketRequest request, Actor actor, CredentialFile? credentials)
    {
        try
        {
            var (bucket, unsaved) = await CredentialFile.SendAsync(
                credentials,
                host,
                new CredentialRequest(Operation, organizationId) { BucketName = request.BucketName },
                () => host.Client.Buckets.ProvisionAsync(organizationId, request, actor, host.Cancellation),
                Secret.Of).ConfigureAwait(false);
            if (bucket.SecretAccessKey is null)
            {
                host.WriteWarning(MessageText.Of(Messages.NoSecretInAnswer, bucket.BucketName));
            }

            return (bucket, unsaved);
        }
        catch (TigrisException exception) when (exception is TigrisInvalidResponseException || host.MayHaveRun(Operation))
        {
            await WarnOfKeysAsync(host, organizationId, request.BucketName, actor, Messages.LostKey).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Warns of each other key of the bucket if the request was repeated because its first response was lost: the server may have created a
    /// key each time.
    /// </summary>
    public static Task WarnOfOtherKeysAsync(IWorkflowHost host, ProvisionedBucket bucket, Actor actor) => host.MayHaveRun(Operation)
        ? WarnOfKeysAsync(host, bucket.OrganizationId, bucket.BucketName, actor, Messages.ExtraKey, bucket.AccessKeyId)
        : Task.CompletedTask;

    private static async Task WarnOfKeysAsync(
        IWorkflowHost host, string organizationId, string bucketName, Actor actor, string warning, string? returned = null)
    {
        try
        {
            // A member would see no more than their own keys.
            var admin = new Actor(actor.UserId, UserRole.Admin);
            var pages = new PageWalk("ListAccessKeys");
            while (pages.HasMore)
            {
                var page = await host.Client.AccessKeys
                    .ListAsync(organizationId, new AccessKeyQuery(), admin, pages.Token, host.Cancellation).ConfigureAwait(false);
                foreach (var key in page.Items.Where(key => key.AccessKeyId != returned && IsFor(key, bucketName)))
                {
                    host.WriteWarning(MessageText.Of(warning, bucketName, key.AccessKeyId, Quoted.Text(organizationId), returned));
                }

                pages.Follow(page.ContinuationToken);
            }
        }
        catch (TigrisNotFoundException)
        {
            // Without an organization, there is no key.
        }
        catch (TigrisException exception)
        {
            host.WriteWarning(MessageText.Of(Messages.KeysUnknown, bucketName, Quoted.Text(organizationId), exception.Message));
        }
    }

    private static bool IsFor(AccessKey key, string bucketName) =>
        key.KeyName == ProvisionedKey.NameFor(bucketName) || key.BucketRole.Any(role => role.BucketName == bucketName);
}
