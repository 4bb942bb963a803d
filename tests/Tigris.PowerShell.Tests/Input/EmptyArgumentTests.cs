using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks that an unset variable never means "all": no object is read, and none is removed in the next command.</summary>
public sealed class EmptyArgumentTests : EmulatorTest
{
    [Invariant("blank-never-all")]
    [Theory]
    [InlineData("Get-TigrisBucket acme -BucketName $unset | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("Get-TigrisBucket acme -BucketName @($unset) | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("Get-TigrisBucket acme -BucketName @($unset, 'acme-data') | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("Get-TigrisBucket acme -BucketName (& { }) | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("$given = @{ OrganizationId = 'acme'; BucketName = $unset }; Get-TigrisBucket @given | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("$PSDefaultParameterValues = @{ 'Get-TigrisBucket:BucketName' = $unset }; Get-TigrisBucket acme | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("'acme' | Get-TigrisBucket -BucketName { $unset } | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; BucketName = $unset } | Get-TigrisBucket | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; BucketName = [DBNull]::Value } | Get-TigrisBucket | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("$unset | Get-TigrisBucket | Remove-TigrisBucket -Force -Confirm:$false")]
    [InlineData("$unset | Get-TigrisOrganization | Remove-TigrisTenant -Confirm:$false")]
    [InlineData("Get-TigrisOrganization $unset | Remove-TigrisTenant -Confirm:$false")]
    [InlineData("Get-TigrisOrganization -Name $unset | Remove-TigrisTenant -Confirm:$false")]
    [InlineData("Get-TigrisOrganization -Shard $unset | Remove-TigrisTenant -Confirm:$false")]
    [InlineData("Get-TigrisAccessKey acme $unset | Remove-TigrisAccessKey -Confirm:$false")]
    [InlineData("Get-TigrisAccessKey acme -AccessKeyId @() | Remove-TigrisAccessKey -Confirm:$false")]
    [InlineData("Get-TigrisPolicy acme $unset | Remove-TigrisPolicy -Confirm:$false")]
    [InlineData("Get-TigrisSnapshot acme acme-data $unset | Remove-TigrisSnapshot -Confirm:$false")]
    [InlineData("Get-TigrisUsage acme -Metric $unset")]
    [InlineData("Get-TigrisUsage acme -Month $env:NO_SUCH_VARIABLE")]
    [InlineData("Get-TigrisInvoice acme $unset")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -InvoicePath $env:NO_SUCH_VARIABLE")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -JournalPath $unset")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -RequireFinalizedInvoice:$unset")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -KeepBuckets:$env:NO_SUCH_VARIABLE")]
    [InlineData("Remove-TigrisBucket acme acme-data -Confirm:$false -Force:$unset")]
    [InlineData("New-TigrisTenant b b-data -OrganizationName B -CredentialFile $env:NO_SUCH_VARIABLE")]
    [InlineData("New-TigrisLifecycleRule tidy -ExpireAfterDays 1 -Prefix $unset")]
    [InlineData("New-TigrisLifecycleRule tidy -ExpireAfterDays 1 -Prefix ''")]
    [InlineData("New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::b/* -Condition $unset")]
    [InlineData("New-TigrisPolicyStatement @('s3:GetObject', $unset) arn:aws:s3:::b/*")]
    [InlineData("New-TigrisAccessKey acme ci -Policy $unset")]
    [InlineData("New-TigrisAccessKey acme ci -Policy reader, $unset")]
    [InlineData("New-TigrisAccessKey acme ci -Scope $unset")]
    [InlineData("Set-TigrisAccessKey acme tid_x -Scope standard -AddPolicy @($unset)")]
    [InlineData("Set-TigrisBucket acme acme-data -Public $unset -ObjectAcl $true")]
    [InlineData("Set-TigrisBucket acme acme-data -Region @('fra', $unset)")]
    [InlineData("Set-TigrisBucketNotification acme acme-data https://h.example.com -Token $unset")]
    [InlineData("Set-TigrisBucketNotification acme acme-data https://h.example.com -Token ([securestring]::new())")]
    [InlineData("Set-TigrisBucketNotification acme acme-data https://h.example.com -Filter $unset")]
    [InlineData("Get-TigrisOrganization -Connection $unset")]
    [InlineData("Connect-Tigris p $key -Endpoint $unset")]
    [InlineData("Connect-Tigris p $key -Endpoint ''")]
    [InlineData("Connect-Tigris p $key -Endpoint http://127.0.0.1:1 -UserId $unset")]
    [InlineData("Connect-Tigris p ([securestring]::new()) -Endpoint http://127.0.0.1:1")]
    [InlineData("Invoke-TigrisRequest -Path $unset")]
    [InlineData("Invoke-TigrisRequest DELETE /orgs/acme/buckets/acme-data -Body $unset -Confirm:$false")]
    [InlineData("Invoke-TigrisRequest GET /orgs -Query @{ limit = $unset }")]
    public void An_unset_variable_is_an_error_and_sends_no_request(string script)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Run("$unset = $null; " + script);

        Assert.Single(outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("Get-TigrisBucket acme -BucketName 'a', $null, 'b', ''", "-BucketName is given, but item 2 of 4 is null or empty.")]
    [InlineData("Remove-TigrisBucket acme 'a', ' ' -Confirm:$false", "-BucketName is given, but item 2 of 2 is null or empty.")]
    [InlineData("Disable-TigrisOrganization $null -Confirm:$false", "-OrganizationId is given, but its value is null or empty.")]
    public void The_empty_item_of_a_list_is_named_by_its_position(string script, string message) =>
        Assert.Equal(message, Run(script).Error.Exception.Message);

    [Invariant("blank-never-all")]
    [Fact]
    public void Rows_without_the_column_read_all_and_rows_with_a_blank_one_are_errors()
    {
        Run("'a', 'b' | ForEach-Object { New-TigrisBucket $_ \"$_-data\" -OrganizationName $_; New-TigrisBucket $_ \"$_-more\" }").ThrowIfFailed();

        var outcome = Run("""
            [pscustomobject]@{ OrganizationId = 'a'; BucketName = '' }, [pscustomobject]@{ OrganizationId = 'a' },
            [pscustomobject]@{ OrganizationId = 'b'; BucketName = 'b-more' }, [pscustomobject]@{ OrganizationId = 'b'; BucketName = @() } | Get-TigrisBucket
            """);

        Assert.Equal(["a-data", "a-more", "b-more"], outcome.Texts("BucketName"));
        Assert.Equal(2, outcome.Errors.Count);
        Assert.Contains("Row 1", outcome.Errors[0].ToString(), System.StringComparison.Ordinal);
        Assert.Contains("Row 4", outcome.Errors[1].ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_removes_all_entries_if_the_parameter_replaces_a_list()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme -LifecycleRule (New-TigrisLifecycleRule tidy -ExpireAfterDays 30)").ThrowIfFailed();

        Run("Set-TigrisBucketLifecycle acme acme-data -Rule @()").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisBucketLifecycle acme acme-data").ThrowIfFailed().Output);
        Assert.Empty(Run("$key = Get-TigrisAccessKey acme; $key | Set-TigrisAccessKey -BucketRole @() -PassThru").ThrowIfFailed().Output.SelectMany(key => (object[])key.Properties["BucketRole"].Value));
    }

    [Fact]
    public void A_switch_keeps_its_meaning_with_true_and_false()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();

        Assert.Single(Run("Set-TigrisOrganization acme -Quota 1GB -PassThru:$true").ThrowIfFailed().Output);
        Assert.Empty(Run("Set-TigrisOrganization acme -Quota 1GB -PassThru:$false").ThrowIfFailed().Output);
        Assert.Single(Run("Set-TigrisOrganization acme -Quota 1GB -PassThru").ThrowIfFailed().Output);
    }
}
