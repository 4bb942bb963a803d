using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Creates copies of keys. A copy has at most the rights of the original, from any kind of input.</summary>
public sealed class CopiedKeyTests : EmulatorTest
{
    private const string Setup = """
        New-TigrisBucket acme uploads -OrganizationName A | Out-Null
        New-TigrisPolicy acme keep (New-TigrisPolicyStatement -Effect Deny -Action s3:DeleteBucket -Resource arn:aws:s3:::uploads) | Out-Null
        New-TigrisAccessKey acme app -BucketRole @{ uploads = 'Editor' } -Policy keep -Scope no_default_allow | Out-Null
        $id = (Get-TigrisAccessKey acme | Where-Object KeyName -eq app).AccessKeyId
        """;

    [Invariant("round-trip")]
    [Theory]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -eq app")]
    [InlineData("Get-TigrisAccessKey acme $id")]
    [InlineData("Get-TigrisAccessKey acme -Detailed | Where-Object KeyName -eq app")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -eq app | Select-Object OrganizationId, AccessKeyId, BucketRole")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -eq app | ConvertTo-Json -Depth 5 | ConvertFrom-Json")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; AccessKeyId = $id; BucketRole = 'uploads=Editor'; Policy = ''; Scope = '' }")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; AccessKeyId = $id; Policy = ''; Scope = 'no_default_allow' }")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; AccessKeyId = $id; Policy = 'keep'; Scope = $null }")]
    public void A_copy_has_the_roles_policies_and_scope_of_the_original(string original)
    {
        Run(Setup).ThrowIfFailed();

        var copy = Run($"$new = {original} | New-TigrisAccessKey -KeyName copy; Get-TigrisAccessKey acme $new.AccessKeyId").ThrowIfFailed().Output.Single();

        Assert.Equal("uploads=Editor|keep|no_default_allow", Facts(copy));
    }

    [Fact]
    public void A_parameter_overrides_the_original()
    {
        Run(Setup).ThrowIfFailed();

        var copy = Run("$new = Get-TigrisAccessKey acme | Where-Object KeyName -eq app | New-TigrisAccessKey -KeyName copy -Scope standard; Get-TigrisAccessKey acme $new.AccessKeyId").ThrowIfFailed().Output.Single();

        Assert.Equal("uploads=Editor|keep|standard", Facts(copy));
    }

    [Fact]
    public void An_original_with_an_id_only_is_read()
    {
        Run(Setup).ThrowIfFailed();

        var copy = Run("$new = New-TigrisAccessKey acme copy -AccessKeyId $id; Get-TigrisAccessKey acme $new.AccessKeyId").ThrowIfFailed().Output.Single();

        Assert.Equal("uploads=Editor|keep|no_default_allow", Facts(copy));
    }

    [Invariant("round-trip")]
    [Fact]
    public void No_key_is_created_if_the_original_cannot_be_read()
    {
        Run(Setup).ThrowIfFailed();
        Run("$listed = Get-TigrisAccessKey acme | Where-Object KeyName -eq app; Remove-TigrisAccessKey acme $id -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal("NotFound", Run("$listed | New-TigrisAccessKey -KeyName copy").ErrorId);
        Assert.Equal("Tigris_GetAccessKey", Assert.Single(Server.Requests.Entries).OperationId);
    }

    [Theory]
    [InlineData("New-TigrisTenant globex globex-data -OrganizationName G")]
    [InlineData("New-TigrisBucket globex globex-data -OrganizationName G")]
    public void An_AccessKeyId_property_of_other_input_is_not_an_original(string input)
    {
        Run($"$made = {input}").ThrowIfFailed();
        Server.Requests.Clear();

        Run("$made | New-TigrisAccessKey -KeyName more -BucketRole @{ 'globex-data' = 'ReadOnly' }").ThrowIfFailed();

        Assert.Equal("Tigris_CreateAccessKey", Assert.Single(Server.Requests.Entries).OperationId);
    }

    [Fact]
    public void WhatIf_reads_nothing()
    {
        Run(Setup + "\n$listed = Get-TigrisAccessKey acme").ThrowIfFailed();
        Server.Requests.Clear();

        Run("$listed | New-TigrisAccessKey -KeyName copy -WhatIf").ThrowIfFailed();

        Assert.Empty(Server.Requests.Entries);
    }

    private static string Facts(System.Management.Automation.PSObject key) =>
        string.Join('|', string.Join(',', (Array)key.Properties["BucketRole"].Value is { } roles ? roles.Cast<object>() : []), string.Join(',', (string[])key.Properties["Policy"].Value), key.Properties["Scope"].Value);
}
