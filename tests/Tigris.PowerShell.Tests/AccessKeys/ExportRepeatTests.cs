using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Replaces repeated settings and sections and values of several lines. No part of an old key remains.</summary>
public sealed class ExportRepeatTests : ExportTest
{
    [Invariant("existing-files")]
    [Theory]
    [InlineData("AwsProfile", "[acme]\naws_secret_access_key = OLD\nAWS_SECRET_ACCESS_KEY = OLD\naws_session_token = OLD\naws_session_token = OLD\n")]
    [InlineData("AwsProfile", "[acme]\naws_secret_access_key = OLD\n\n[other]\nregion = x\n\n[ acme ]\naws_secret_access_key = OLD\naws_session_token = OLD\n")]
    [InlineData("AwsProfile", "[acme]\naws_secret_access_key: OLD\naws_session_token : OLD\n")]
    [InlineData("AwsProfile", "[acme]\naws_secret_access_key = OLD\n  OLD\n\n  OLD\noutput = json\naws_session_token = OLD\n  OLD\n")]
    [InlineData("Rclone", "[acme]\ntype = s3\nsecret_access_key = OLD\nsecret_access_key = OLD\nsession_token = OLD\nsession_token = OLD\n")]
    [InlineData("Rclone", "[acme]\ntype = s3\nsecret_access_key = OLD\n[acme]\ntype = s3\nsecret_access_key = OLD\n")]
    [InlineData("Rclone", "[acme]\ntype: s3\nsecret_access_key: OLD\n")]
    [InlineData("DotEnv", "AWS_SECRET_ACCESS_KEY=OLD\nexport AWS_SECRET_ACCESS_KEY=OLD\n  AWS_SECRET_ACCESS_KEY = OLD\n")]
    [InlineData("DotEnv", "AWS_SECRET_ACCESS_KEY=\"OLD\nOLD\\\"\nOLD\"\nPORT=1\nAWS_SECRET_ACCESS_KEY='OLD\nOLD'\n")]
    [InlineData("DotEnv", "export  AWS_SECRET_ACCESS_KEY=`OLD\nOLD`\nTIGRIS_STORAGE_SECRET_ACCESS_KEY=OLD\nTIGRIS_STORAGE_SECRET_ACCESS_KEY=OLD\n")]
    public void Every_repetition_is_replaced(string format, string before)
    {
        File.WriteAllText(Target, before);
        Assert.Equal("ProfileExists", Run(Export("acme", "tid_1", "tsec_1") + " " + format).ErrorId);
        Assert.Equal(before, File.ReadAllText(Target));

        Run($"{Export("acme", "tid_1", "tsec_1")} {format} -Force").ThrowIfFailed();

        var after = File.ReadAllText(Target);
        Assert.DoesNotContain("OLD", after, StringComparison.Ordinal);
        Assert.Equal(before.Contains("[other]", StringComparison.Ordinal), after.Contains("\n[other]\nregion = x\n", StringComparison.Ordinal));
        Assert.Equal(before.Contains("PORT", StringComparison.Ordinal), after.Contains("\nPORT=1\n", StringComparison.Ordinal));
        Assert.Equal(before.Contains("output", StringComparison.Ordinal), after.Contains("output = json\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_inside_a_quoted_value_is_not_a_setting()
    {
        const string before = "NOTE=\"first\nAWS_SECRET_ACCESS_KEY=inside\nlast\"\n";
        File.WriteAllText(Target, before);

        Run(Export("acme", "tid_1", "tsec_1") + " DotEnv").ThrowIfFailed();

        Assert.StartsWith(before, File.ReadAllText(Target), StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Target).Count(line => line.StartsWith("AWS_SECRET_ACCESS_KEY=", StringComparison.Ordinal)));
    }
}
