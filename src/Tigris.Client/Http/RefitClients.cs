using Tigris.Client;

namespace Refit.Implementation;

/// <content>
/// Registers the clients that Refit generates. Refit does so when the assembly is loaded, which would load Refit for commands that send no
/// request.
/// </content>
internal static partial class GeneratedTigris_Client
{
    /// <summary>Registers the generated clients. Another call has no effect.</summary>
    internal static void Register()
    {
        RestService.RegisterGeneratedSettingsFactory<IOrganizationsApi>(static (http, settings) => new TigrisClientIOrganizationsApi(http, settings));
        RestService.RegisterGeneratedSettingsFactory<IBucketsApi>(static (http, settings) => new TigrisClientIBucketsApi(http, settings));
        RestService.RegisterGeneratedSettingsFactory<ISnapshotsApi>(static (http, settings) => new TigrisClientISnapshotsApi(http, settings));
        RestService.RegisterGeneratedSettingsFactory<IAccessKeysApi>(static (http, settings) => new TigrisClientIAccessKeysApi(http, settings));
        RestService.RegisterGeneratedSettingsFactory<IPoliciesApi>(static (http, settings) => new TigrisClientIPoliciesApi(http, settings));
        RestService.RegisterGeneratedSettingsFactory<IBillingApi>(static (http, settings) => new TigrisClientIBillingApi(http, settings));
    }
}
