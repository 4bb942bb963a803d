using System;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Loses responses. The error names the object to look for and the command that finds it.</summary>
public sealed partial class OutcomeUnknownCommandTests : EmulatorTest
{
    private const string Organization = "o'hara & sons";

    [Invariant("unknown-outcome")]
    [Theory]
    [InlineData("CreateOrganization", "New-TigrisOrganization new Name", "new")]
    [InlineData("CreateAccessKey", "New-TigrisAccessKey $org -KeyName 'web ''1'''", "web '1'")]
    [InlineData("CreateAccessKey", "New-TigrisAccessKey $org", null)]
    [InlineData("CreatePolicy", "New-TigrisPolicy $org readers -Document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}'", "readers")]
    [InlineData("CreateSnapshot", "New-TigrisSnapshot $org snaps", "snaps")]
    [InlineData("RotateAccessKey", "Reset-TigrisAccessKey $org $id -Confirm:$false", null)]
    public void The_command_in_the_error_runs_and_finds_the_object(string operation, string command, string? name)
    {
        Engine.Set("org", Organization);
        Run("New-TigrisOrganization $org Name; New-TigrisBucket $org snaps -EnableSnapshots; $id = (New-TigrisAccessKey $org other).AccessKeyId").ThrowIfFailed();
        Server.Faults.Add($"lost:x1:{operation}");

        var error = Run(command).Error;

        Assert.Equal("OutcomeUnknown", error.FullyQualifiedErrorId.Split(',')[0]);
        if (name is not null)
        {
            Assert.Contains(name, error.Exception.Message, StringComparison.Ordinal);
        }

        var look = Command().Match(error.ErrorDetails.RecommendedAction).Groups["command"].Value;
        var found = Run(look.Replace("Reset-TigrisAccessKey", "Get-TigrisAccessKey", StringComparison.Ordinal)).ThrowIfFailed();
        Assert.NotEmpty(found.Output);
    }

    // The request was carried out, and its response can't be read.
    [Invariant("unknown-outcome")]
    [Theory]
    [InlineData("CreateAccessKey", "New-TigrisAccessKey $org -KeyName 'web ''1'''")]
    [InlineData("CreateAccessKey", "New-TigrisAccessKey $org")]
    [InlineData("CreatePolicy", "New-TigrisPolicy $org readers -Document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}'")]
    [InlineData("CreateSnapshot", "New-TigrisSnapshot $org snaps")]
    [InlineData("RotateAccessKey", "Reset-TigrisAccessKey $org $id -Confirm:$false")]
    public void An_unreadable_response_to_a_creation_names_the_command_that_finds_the_object(string operation, string command)
    {
        Engine.Set("org", Organization);
        Run("New-TigrisOrganization $org Name; New-TigrisBucket $org snaps -EnableSnapshots; $id = (New-TigrisAccessKey $org other).AccessKeyId").ThrowIfFailed();
        Server.Faults.Add($"200-after:x1:{operation}");

        var error = Run(command).Error;

        Assert.Equal("InvalidResponse", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.EndsWith("The server may have carried out the request.", error.Exception.Message, StringComparison.Ordinal);
        var look = Command().Match(error.ErrorDetails.RecommendedAction).Groups["command"].Value;
        Assert.NotEmpty(Run(look.Replace("Reset-TigrisAccessKey", "Get-TigrisAccessKey", StringComparison.Ordinal)).ThrowIfFailed().Output);
    }

    [Invariant("unknown-outcome")]
    [Theory]
    [InlineData("New-TigrisOrganization new Name", "Run Get-TigrisOrganization -OrganizationId 'new'")]
    [InlineData("New-TigrisAccessKey acme", "Run Get-TigrisAccessKey -OrganizationId 'acme'")]
    [InlineData("New-TigrisPolicy acme readers -Document @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*' } }", "-PolicyName 'readers'")]
    [InlineData("New-TigrisSnapshot acme snaps", "-BucketName 'snaps'")]
    [InlineData("Reset-TigrisAccessKey acme tid_x -Confirm:$false", "Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId 'tid_x'")]
    [InlineData("Set-TigrisOrganization acme -Quota 1GB", "Check the endpoint and any proxy.")]
    [InlineData("Get-TigrisOrganization acme", "Check the endpoint and any proxy.")]
    public void The_page_of_a_gateway_has_the_next_step_of_its_operation(string command, string step)
    {
        Server.Faults.Add("html");

        var error = Run(command).Error;

        Assert.Equal("InvalidResponse", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(step, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [GeneratedRegex("Run (?<command>.+?): (?:if |remove |the )")]
    private static partial Regex Command();
}
