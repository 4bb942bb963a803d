using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Asking what would happen makes nothing happen.</summary>
public sealed class WhatIfTests : EmulatorTest
{
    internal static readonly Dictionary<string, string> Arguments = new()
    {
        ["New-TigrisOrganization"] = "acme Acme",
        ["Set-TigrisOrganization"] = "acme -Quota 1GB",
        ["Enable-TigrisOrganization"] = "acme",
        ["Disable-TigrisOrganization"] = "acme",
        ["New-TigrisBucket"] = "acme acme-data -OrganizationName Acme",
        ["New-TigrisTenant"] = "acme acme-data -OrganizationName Acme",
        ["Set-TigrisBucket"] = "acme acme-data -Public $true",
        ["Remove-TigrisBucket"] = "acme acme-data -Force",
        ["Set-TigrisBucketDomain"] = "acme acme-data images.example.com",
        ["Remove-TigrisBucketDomain"] = "acme acme-data",
        ["Set-TigrisBucketLifecycle"] = "acme acme-data (New-TigrisLifecycleRule tidy -ExpireAfterDays 1)",
        ["Remove-TigrisBucketLifecycle"] = "acme acme-data",
        ["Set-TigrisBucketNotification"] = "acme acme-data https://hooks.example.com",
        ["Remove-TigrisBucketNotification"] = "acme acme-data",
        ["New-TigrisSnapshot"] = "acme acme-data",
        ["Remove-TigrisSnapshot"] = "acme acme-data 1751631910196672425",
        ["New-TigrisAccessKey"] = "acme ci -BucketRole @{ uploads = 'Editor' }",
        ["Set-TigrisAccessKey"] = "acme tid_x -Scope standard",
        ["Reset-TigrisAccessKey"] = "acme tid_x",
        ["Export-TigrisAccessKey"] = "./acme.env DotEnv -AccessKeyId tid_x -SecretAccessKey $key -BucketName acme-data",
        ["Remove-TigrisAccessKey"] = "acme tid_x",
        ["New-TigrisPolicy"] = "acme reader (New-TigrisPolicyStatement -Action s3:GetObject -Resource arn:aws:s3:::b/*)",
        ["Set-TigrisPolicy"] = "acme reader -Document (New-TigrisPolicyStatement -Action s3:GetObject -Resource arn:aws:s3:::b/*)",
        ["Remove-TigrisPolicy"] = "acme reader",
        ["Remove-TigrisTenant"] = "acme",
        ["Invoke-TigrisRequest"] = "DELETE /orgs/acme/buckets/acme-data",
    };

    // They say what would happen by what is there, and look first.
    private static readonly string[] Looking = ["New-TigrisTenant", "Remove-TigrisTenant"];

    /// <summary>Indicates whether a command sends a request that changes something.</summary>
    internal static bool SendsChanges(string command) => command != "Export-TigrisAccessKey";

    public static TheoryData<string> Changing =>
        [.. Surface.Cmdlets.Where(cmdlet => Surface.Attribute(cmdlet).SupportsShouldProcess).Select(cmdlet => cmdlet.Name)];

    [Invariant("what-if")]
    [Theory]
    [MemberData(nameof(Changing))]
    public void WhatIf_sends_no_change_and_says_what_would_happen(string command)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        Run($"{command} {Arguments[command]} -WhatIf").ThrowIfFailed();

        Assert.All(Server.Requests.Entries, entry => Assert.True(Looking.Contains(command) && entry.Method == "GET", entry.RawTarget));
        Assert.Matches("What if: .*(acme)", Engine.Screen.TakeText());
    }
}
