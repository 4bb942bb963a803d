using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>A test of state documents, with a separate folder.</summary>
public abstract class StateTest : EmulatorTest
{
    private protected string Document => PathOf("tenants.jsonl");

    private protected string PathOf(string name) => Path.Combine(Folder, name);

    private protected string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private protected void Export() => Run($"Export-TigrisTenant '{Document}'").ThrowIfFailed();

    private protected Outcome Compare(string more = "", string? path = null) => Run($"Compare-TigrisTenant '{path ?? Document}' {more}");

    /// <summary>Changes a tenant of the document, as a user does in an editor.</summary>
    private protected void Edit(string organizationId, Func<string, string> change) => File.WriteAllLines(
        Document,
        File.ReadAllLines(Document).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("organizationId").GetString() == organizationId ? change(line) : line));

    /// <summary>Returns the differences as text: tenant, path and kind.</summary>
    private protected static string[] Differences(Outcome outcome) => [.. outcome.ThrowIfFailed().Output.Select(item => item.ToString()!)];

    /// <summary>Creates tenants with one of each object.</summary>
    private protected void CreateTenants() => Run("""
        New-TigrisBucket acme acme-data -OrganizationName Acme -Quota 1GB -Region fra, iad | Out-Null
        New-TigrisBucket acme acme-snap -EnableSnapshots -StorageClass STANDARD_IA | Out-Null
        Set-TigrisBucketLifecycle acme acme-data -Rule (New-TigrisLifecycleRule tidy -Prefix tmp/ -ExpireAfterDays 30), (New-TigrisLifecycleRule cold -TransitionAfterDays 10 -StorageClass GLACIER)
        Set-TigrisBucketDomain acme acme-data -DomainName data.example.com
        Set-TigrisBucketNotification acme acme-data -Webhook https://hooks.example.com -Filter 'size > 1' -Token $key
        New-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } } -Description 'Reads' | Out-Null
        New-TigrisAccessKey acme ci -BucketRole @{ 'acme-data' = 'ReadOnly' } -Policy reader -Scope no_default_allow | Out-Null
        New-TigrisBucket globex globex-data -OrganizationName Globex | Out-Null
        New-TigrisOrganization initech -OrganizationName Initech | Out-Null
        Disable-TigrisOrganization globex -Confirm:$false
        """).ThrowIfFailed();
}
