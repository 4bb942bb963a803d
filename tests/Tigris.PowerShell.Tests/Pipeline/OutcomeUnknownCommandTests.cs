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

    [GeneratedRegex("Run (?<command>.+?): (?:if |remove |the )")]
    private static partial Regex Command();
}
