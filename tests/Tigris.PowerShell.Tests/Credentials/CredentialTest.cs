using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Credentials;

/// <summary>A test of credential files, with a separate folder.</summary>
public abstract class CredentialTest : EmulatorTest
{
    private protected const string Heading = """{"File":"tigris-credentials","Version":1}""";

    private protected string Target => Path.Combine(Folder, "keys.jsonl");

    /// <summary>The commands whose response holds a secret. Each handles three records.</summary>
    public static TheoryData<string> Commands => new(Scripts.Keys);

    private protected static Dictionary<string, string> Scripts { get; } = new()
    {
        ["New-TigrisBucket"] = "1..3 | ForEach-Object { \"b$_-data\" } | New-TigrisBucket -OrganizationId acme",
        ["New-TigrisTenant"] = "1..3 | ForEach-Object { [pscustomobject]@{ OrganizationId = \"t$_\"; OrganizationName = 'T'; BucketName = \"t$_-data\" } } | New-TigrisTenant",
        ["New-TigrisAccessKey"] = "1..3 | ForEach-Object { [pscustomobject]@{ OrganizationId = 'acme'; KeyName = \"n$_\" } } | New-TigrisAccessKey",
        ["Reset-TigrisAccessKey"] = "$ids | Reset-TigrisAccessKey -OrganizationId acme -Confirm:$false",
    };

    private protected void Prepare()
    {
        Run("New-TigrisOrganization acme Acme; $ids = 1..3 | ForEach-Object { (New-TigrisAccessKey acme \"k$_\").AccessKeyId }").ThrowIfFailed();
        Server.Requests.Clear();
    }

    private protected Outcome Save(string command, string more = "") => Run($"{Scripts[command]} -CredentialFile '{Target}' {more}");

    private protected Outcome Import(string more = "") => Run($"Import-TigrisCredential '{Target}' {more}");

    private protected bool Works(PSObject key)
    {
        var credential = ((PSCredential)key.Properties["Credential"].Value).GetNetworkCredential();
        return Server.Authenticates(credential.UserName, credential.Password);
    }

    private protected int Lines(string status) =>
        File.ReadLines(Target).Count(line => line.Contains($"\"Status\":\"{status}\"", StringComparison.Ordinal));
}
