using System;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Requests a key with a new secret and writes it, for the commands that create a key or replace its secret.</summary>
internal static class NewSecrets
{
    public static async Task WriteAsync(
        CallContext call, CredentialFile? credentials, CredentialRequest request, Func<Task<NewAccessKey>> send, bool asPlainText)
    {
        var (key, unsaved) = await CredentialFile.SendAsync(credentials, call, request, send, Secret.Of).ConfigureAwait(false);
        var savedIn = unsaved is null ? credentials?.Path : null;
        call.Write(asPlainText ? PlainSecret.Show(key, key.SecretAccessKey) : key, LostSecret.Of(key.OrganizationId, key.AccessKeyId, savedIn));
        if (unsaved is not null)
        {
            throw unsaved;
        }
    }
}
