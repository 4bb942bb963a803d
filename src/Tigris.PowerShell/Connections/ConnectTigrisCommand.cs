using System;
using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell.Commands;

/// <summary>Connects this runspace to a provider.</summary>
[Cmdlet(VerbsCommunications.Connect, "Tigris", DefaultParameterSetName = KeySet, HelpUri = HelpPages.Guide)]
[OutputType(typeof(TigrisConnection))]
public sealed class ConnectTigrisCommand : PipelineCmdlet
{
    private const string KeySet = "Key";
    private const string CredentialSet = "Credential";
    private const string EnvironmentSet = "Environment";
    private const string AutomationSet = "Automation";
    private const string SecretSet = "Secret";

    /// <summary>The provider's id, as the vendor issued it.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = SecretSet)]
    [Connecting]
    public string? ProviderId { get; set; }

    /// <summary>The provider's signing key, as the vendor issued it.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true, Position = 1)]
    [Connecting]
    public SecureString? SigningKey { get; set; }

    /// <summary>Provider id and signing key together: as user name and password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Connecting]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Reads TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY, and if set TIGRIS_PARTNER_ENDPOINT and TIGRIS_USER_ID.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, Mandatory = true)]
    [Connecting]
    [SwitchValue]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>The hashtable that Get-AutomationConnection returns: ProviderId, SigningKey, and optionally Endpoint, UserId, UserRole, S3Endpoint.</summary>
    [Parameter(ParameterSetName = AutomationSet, Mandatory = true)]
    [Connecting]
    public IDictionary? AutomationConnection { get; set; }

    /// <summary>
    /// The name of a secret that Get-Secret finds: a credential, a hashtable as for -AutomationConnection, or (with -ProviderId) the key.
    /// </summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [Connecting]
    public string? SecretName { get; set; }

    /// <summary>The vault that contains the secret. By default, all vaults are searched.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [Connecting]
    public string? Vault { get; set; }

    /// <summary>The address of the management API: https, or http on a loopback address. The default is https://mgmt.storage.dev.</summary>
    [Parameter]
    [Connecting]
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the acting user, for commands without -UserId.</summary>
    [Parameter]
    [Connecting]
    public string? UserId { get; set; }

    /// <summary>The role of the acting user: Admin or Member.</summary>
    [Parameter]
    [Connecting]
    public UserRole? UserRole { get; set; }

    /// <summary>The S3 endpoint that new credentials contain. The default is https://t3.storage.dev.</summary>
    [Parameter]
    [Connecting]
    public Uri? S3Endpoint { get; set; }

    /// <summary>Seconds that one attempt at a request may take.</summary>
    [Parameter]
    [Connecting]
    [WholeNumber]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>
    /// The number of times that a failed request is repeated if that is safe; 0 for never. Refusals because of the server's rate limit don't count.
    /// </summary>
    [Parameter]
    [Connecting]
    [WholeNumber]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>
    /// The seconds without any success at the endpoint after which calls that wait because of the server's rate limit fail as Throttled.
    /// </summary>
    [Parameter]
    [Connecting]
    [WholeNumber]
    [ValidateRange(1, 86400)]
    public int ThrottleTimeoutSec { get; set; } = 300;

    /// <summary>Connects without the first request, which tests the key.</summary>
    [Parameter]
    [Connecting]
    [SwitchValue]
    public SwitchParameter SkipTest { get; set; }

    /// <summary>Returns the connection.</summary>
    [Parameter]
    [Connecting]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        // Before any other step, because after a failure the script must not have the connection to another provider.
        RunspaceConnections.Current.BeginConnect();
        TigrisConnection? connection = null;
        var isConnected = false;
        try
        {
            NewName.RequireUser(UserId, nameof(UserId));
            connection = ReadSource().Connect(new ConnectionSettings(Endpoint, UserId, UserRole, S3Endpoint, TimeoutSec, MaximumRetryCount, ThrottleTimeoutSec));
            if (!SkipTest)
            {
                Call(connection.ProviderId, connection.Client, call =>
                    call.Client.Organizations.ListAsync(new OrganizationQuery { PageSize = 1 }, null, call.Cancellation));
            }

            isConnected = true;
        }
        catch (Exception exception) when (!Output.IsBroken && !EngineExceptions.EndPipeline(exception))
        {
            // A script must not continue without its connection, so each failure ends the command.
            ThrowTerminatingError(ErrorOf(exception, connection?.Endpoint));
        }
        finally
        {
            // Also after Ctrl+C and after each failure, so that no copy of the key stays in memory.
            if (!isConnected)
            {
                connection?.Close();
            }
        }

        RunspaceConnections.Current.Use(connection!);
        if (PassThru)
        {
            Output.WriteObject(connection!);
        }
    }

    // Also for an empty argument, which fails before ProcessInput.
    private protected override ErrorRecord ErrorOf(Exception exception, object? target)
    {
        RunspaceConnections.Current.BeginConnect();
        var record = base.ErrorOf(exception, target);
        record.ErrorDetails = new ErrorDetails(MessageText.Of(Messages.ConnectFailed, record.ErrorDetails.Message)) { RecommendedAction = record.ErrorDetails.RecommendedAction };
        return record;
    }

    private ConnectionSource ReadSource() => ParameterSetName switch
    {
        CredentialSet => ConnectionSource.From(Credential!),
        EnvironmentSet => ConnectionSource.FromEnvironment(),
        AutomationSet => ConnectionSource.From(AutomationConnection!),
        SecretSet => SecretStore.Read(InvokeCommand, SecretName!, Vault, ProviderId),
        // A copy, because the connection disposes its key and the caller owns this one.
        _ => new ConnectionSource(ProviderId!, SigningKey!.Copy()),
    };
}
