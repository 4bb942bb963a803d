using System;
using System.IO;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Resolves paths like PowerShell, and refreshes completion after a change.</summary>
public sealed class ProviderPathTests : EmulatorTest
{
    private const string Document = """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" } }""";

    [Fact]
    public void A_document_is_read_from_a_provider_other_than_the_file_system()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "TIGRIS_TEST_POLICY"), "not JSON");
        Engine.Set("folder", folder);
        Engine.Set("document", Document);

        Run("Set-Location $folder; $TIGRIS_TEST_POLICY = $document").ThrowIfFailed();

        Run("Test-TigrisPolicy variable:TIGRIS_TEST_POLICY").ThrowIfFailed();
        Run("Test-TigrisPolicy function:TIGRIS_NO_SUCH").ToString();
        Assert.Equal("InvalidDocument", Run("Test-TigrisPolicy env:TIGRIS_TEST_POLICY").ErrorId);
        Assert.DoesNotContain("not JSON", Run("Test-TigrisPolicy env:TIGRIS_TEST_POLICY").Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidDocument", Run("Test-TigrisPolicy ./TIGRIS_TEST_POLICY").ErrorId);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("New-TigrisTenant newcomer newcomer-data -OrganizationName N", "newcomer", true)]
    [InlineData("New-TigrisOrganization newcomer N", "newcomer", true)]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false", "acme", false)]
    public void Completion_is_refreshed_after_a_change(string command, string word, bool listed)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();
        Assert.Equal("acme" == word, Array.IndexOf([.. Engine.Words("Get-TigrisBucket ")], word) >= 0);
        Assert.Contains("acme-data", Engine.Words("Get-TigrisBucket acme "));

        Run(command).ThrowIfFailed();

        Server.Requests.Clear();
        _ = Engine.Words("Get-TigrisBucket ");
        Assert.True(Server.Requests.Count("ListOrganizations") > 0, "The completion is from the cache.");
        Assert.Equal(listed, Array.IndexOf([.. Engine.Words("Get-TigrisBucket " + (listed ? "" : "acme "))], listed ? word : "acme-data") >= 0);
    }
}
