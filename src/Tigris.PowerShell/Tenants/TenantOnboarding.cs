using System;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Onboards one tenant, beside the pipeline thread. Whatever becomes of it, one object comes out.</summary>
internal sealed class TenantOnboarding(TenantOrder order, bool skipExisting, bool asPlainText, CredentialFile? credentials)
{
    public TenantOrder Order { get; } = order;

    /// <summary>Reads the current state and writes a preview. Sends no change.</summary>
    public async Task ForeseeAsync(CallContext call)
    {
        call.WarnOf(Provisioning.Doubts(Order.Request, Order.OrganizationId));
        try
        {
            var bucket = await call.FindBucketAsync(Order.OrganizationId, Order.Request.BucketName).ConfigureAwait(false);
            var organization = await call.FindOrganizationAsync(Order.OrganizationId).ConfigureAwait(false);
            var (status, action) = (bucket, organization) switch
            {
                (not null, _) when skipExisting => (TenantStatus.Existing, Messages.ActionSkipTenant),
                (_, { Active: false }) => (TenantStatus.Failed, Messages.ActionRefuseTenant),
                (not null, _) => (TenantStatus.Planned, Messages.ActionRepeatTenant),
                (_, not null) => (TenantStatus.Planned, Messages.ActionExtendTenant),
                _ when Order.Request.OrganizationName.Length == 0 => throw Provisioning.Nameless(Order.OrganizationId),
                _ => (TenantStatus.Planned, Messages.ActionCreateTenant),
            };
            await call.ConfirmAsync(Order.Name, action).ConfigureAwait(false);
            var rejected = status == TenantStatus.Failed;
            call.Write(Order.Plan(status, rejected ? null : action, organization?.OrganizationName, rejected ? action : null));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            call.Write(Order.Plan(TenantStatus.Failed, null, null, exception.Message));
            throw;
        }
    }

    public async Task RunAsync(CallContext call)
    {
        call.WarnOf(Provisioning.Doubts(Order.Request, Order.OrganizationId));
        ProvisionedBucket bucket;
        ProvisionedTenant tenant;
        TigrisFileException? unsaved;
        try
        {
            if (skipExisting && await call.FindBucketAsync(Order.OrganizationId, Order.Request.BucketName).ConfigureAwait(false) is not null)
            {
                call.Write(Order.Existing());
                return;
            }

            var request = await Provisioning.NamedAsync(call, Order.OrganizationId, Order.Request).ConfigureAwait(false);
            if (!call.MayGoOn)
            {
                return;
            }

            (bucket, unsaved) = await Provisioning.SendAsync(call, Order.OrganizationId, request, Order.Actor, credentials).ConfigureAwait(false);
            tenant = Order.Created(request.OrganizationName, bucket, unsaved);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            call.Write(Order.Failed(exception));
            throw;
        }

        // Before anything else is sent: a pipeline that ends early sends no more.
        var savedIn = unsaved is null ? credentials?.Path : null;
        call.Write(
            asPlainText ? PlainSecret.Show(tenant, tenant.SecretAccessKey) : tenant,
            LostSecret.Of(tenant.OrganizationId, tenant.AccessKeyId, savedIn));
        await Provisioning.WarnOfOtherKeysAsync(call, bucket, Order.Actor).ConfigureAwait(false);
        if (unsaved is not null)
        {
            throw unsaved;
        }
    }
}
