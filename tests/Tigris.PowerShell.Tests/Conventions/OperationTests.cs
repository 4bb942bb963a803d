using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Nothing in the vendor's document is out of reach.</summary>
public sealed class OperationTests : EmulatorTest
{
    private const string Everything = """
        New-TigrisOrganization acme Acme -Quota 1GB
        Get-TigrisOrganization
        Set-TigrisOrganization acme -Quota 2GB -PassThru
        'acme-data','acme-fork' | New-TigrisBucket acme -EnableSnapshots
        Get-TigrisBucket acme
        Get-TigrisBucket acme acme-data
        Set-TigrisBucket acme acme-data -Public $true
        Set-TigrisBucketDomain acme acme-data images.example.com
        Get-TigrisBucketDomain acme acme-data
        Remove-TigrisBucketDomain acme acme-data
        New-TigrisBucket acme acme-rules
        Set-TigrisBucketLifecycle acme acme-rules (New-TigrisLifecycleRule tidy -ExpireAfterDays 30)
        Get-TigrisBucketLifecycle acme acme-rules
        Remove-TigrisBucketLifecycle acme acme-rules
        $snapshot = New-TigrisSnapshot acme acme-data
        $snapshot.SnapshotVersion | ForEach-Object { Get-TigrisSnapshot acme acme-data $_ }
        Get-TigrisSnapshot acme acme-data
        $snapshot | Remove-TigrisSnapshot -Confirm:$false
        New-TigrisPolicy acme reader (New-TigrisPolicyStatement -Action s3:GetObject -Resource arn:aws:s3:::acme-data/*)
        Get-TigrisPolicy acme
        $policy = Get-TigrisPolicy acme reader
        Set-TigrisPolicy acme reader -Document $policy.Document
        $key = New-TigrisAccessKey acme ci -Policy reader
        Get-TigrisAccessKey acme -Detailed
        $key | Set-TigrisAccessKey -RemovePolicy reader
        $key | Reset-TigrisAccessKey -Confirm:$false
        $key | Remove-TigrisAccessKey -Confirm:$false
        Remove-TigrisPolicy acme reader -Confirm:$false
        Get-TigrisUsage acme
        Get-TigrisInvoice acme
        Get-TigrisInvoice -Account
        Remove-TigrisBucket acme acme-rules -Confirm:$false
        """;

    [Fact]
    public void Every_operation_of_the_document_is_reached_by_a_command()
    {
        var document = Repository.File("..", "shared", "openapi", "tigris-partner-api.yaml");
        Assert.SkipUnless(File.Exists(document), "The vendor's OpenAPI document is not beside the repository (../shared/openapi).");
        var yaml = new YamlStream();
        using (var reader = new StreamReader(document))
        {
            yaml.Load(reader);
        }

        var operations = ((YamlMappingNode)yaml.Documents[0].RootNode["paths"]).Children.Values
            .SelectMany(path => ((YamlMappingNode)path).Children.Values)
            .Select(operation => operation["operationId"].ToString())
            .ToArray();

        Run(Everything).ThrowIfFailed();

        Assert.Equal(33, operations.Length);
        Assert.All(operations, operation => Assert.NotEqual(0, Server.Requests.Count(operation)));
    }
}
