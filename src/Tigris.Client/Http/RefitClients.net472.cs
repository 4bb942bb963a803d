using System.Runtime.CompilerServices;
using Tigris.Client;

namespace Refit.Implementation;

/// <content>Refit's generated clients make themselves known where .NET 5 or later is; elsewhere it has to be done by hand.</content>
internal static partial class GeneratedTigris_Client
{
#pragma warning disable CA2255 // Refit does it in the same way.
    [ModuleInitializer]
#pragma warning restore CA2255
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
