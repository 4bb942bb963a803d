using System;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Onboards one tenant. Each run writes one object, also if it fails.</summary>
/// <param name="order">The tenant.</param>
/// <param name="skipExisting">true to change nothing if the bucket exists; otherwise, false.</param>
/// <param name="credentials">The file that keeps the secret; null for none.</param>
/// <param name="toOutput">Converts the tenant to the object that is written.</param>
internal sealed class TenantOnboarding(TenantOrder order, bool skipExisting, CredentialFile? credentials, Func<ProvisionedTenant, object> toOutput)
{
    public TenantOrder Order { get; } = order;

    /// <summary>Reads the current state and writes a preview. Sends no change.</summary>
    public async Task PreviewAsync(IWorkflowHost host)
    {
        host.WriteWarnings(Provisioning.Warnings(Order.Request, Order.OrganizationId));
        try
        {
            var bucket = await host.FindBucketAsync(Order.OrganizationId, Order.Request.BucketName).ConfigureAwait(false);
            var organization = await host.FindOrganizationAsync(Order.OrganizationId).ConfigureAwait(false);
            var (status, action) = (bucket, organization) switch
            {
                (not null, _) when skipExisting => (TenantStatus.Existing, Messages.ActionSkipTenant),
                (_, { Active: false }) => (TenantStatus.Failed, Messages.ActionRefuseTenant),
                (not null, _) => (TenantStatus.Planned, Messages.ActionRepeatTenant),
                (_, not null) => (TenantStatus.Planned, Messages.ActionExtendTenant),
                _ when Order.Request.OrganizationName.Length == 0 => throw Provisioning.Nameless(Order.OrganizationId),
                _ => (TenantStatus.Planned, Messages.ActionCreateTenant),
            };
            await host.ConfirmAsync(Order.Name, action).ConfigureAwait(false);
            var rejected = status == TenantStatus.Failed;
            host.Write(Order.Plan(status, rejected ? null : action, organization?.OrganizationName, rejected ? action : null));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            host.Write(Order.Plan(TenantStatus.Failed, null, null, exception.Message));
            throw;
        }
    }

    public async Task RunAsync(IWorkflowHost host)
    {
        host.WriteWarnings(Provisioning.Warnings(Order.Request, Order.OrganizationId));
        ProvisionedBucket bucket;
        ProvisionedTenant tenant;
        TigrisFileException? unsaved;
        try
        {
            if (skipExisting && await host.FindBucketAsync(Order.OrganizationId, Order.Request.BucketName).ConfigureAwait(false) is not null)
            {
                host.Write(Order.Existing());
                return;
            }

            var request = await Provisioning.NamedAsync(host, Order.OrganizationId, Order.Request).ConfigureAwait(false);
            if (!host.MayContinue)
            {
                return;
            }

            (bucket, unsaved) = await Provisioning.SendAsync(host, Order.OrganizationId, request, Order.Actor, credentials).ConfigureAwait(false);
            tenant = Order.Created(request.OrganizationName, bucket, unsaved);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            host.Write(Order.Failed(exception));
            throw;
        }

        // Before any other request, because a pipeline that ends early sends no more.
        var savedIn = unsaved is null ? credentials?.Path : null;
        host.Write(
            toOutput(tenant),
            LostSecret.Of(tenant.OrganizationId, tenant.AccessKeyId, savedIn));
        await Provisioning.WarnOfOtherKeysAsync(host, bucket, Order.Actor).ConfigureAwait(false);
        if (unsaved is not null)
        {
            throw unsaved;
        }
    }
}
