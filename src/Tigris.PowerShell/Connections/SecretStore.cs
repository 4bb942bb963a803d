using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Reads a provider's id and key with Get-Secret, if a module has this command.</summary>
internal static class SecretStore
{
    private const string Command = "Get-Secret";

    /// <exception cref="TigrisArgumentException">The command isn't installed, or the secret has the wrong form.</exception>
    public static ConnectionSource Read(CommandInvocationIntrinsics commands, string name, string? vault, string? providerId)
    {
        if (commands.GetCommand(Command, CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw new TigrisArgumentException("NoSecretManagement", Messages.NoSecretManagement, name);
        }

        var script = commands.NewScriptBlock("param($how) Get-Secret @how -ErrorAction Stop");
        var how = new Hashtable { ["Name"] = name };
        if (vault is not null)
        {
            how["Vault"] = vault;
        }

        var secret = script.Invoke(how).FirstOrDefault()?.BaseObject;
        return secret switch
        {
            PSCredential credential => ConnectionSource.From(credential),
            IDictionary table => ConnectionSource.From(table),
            SecureString key when providerId is not null => new ConnectionSource(providerId, key.Copy()),
            string key when providerId is not null => new ConnectionSource(providerId, SecretString.Of(key)),
            _ => throw new TigrisArgumentException("SecretUnusable", MessageText.Of(Messages.SecretUnusable, name), name),
        };
    }
}
