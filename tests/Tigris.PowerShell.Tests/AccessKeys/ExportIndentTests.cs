using System;
using System.IO;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Reads indented lines like the tool that uses the file.</summary>
public sealed class ExportIndentTests : ExportTest
{
    [Invariant("existing-files")]
    [Fact]
    public void An_indented_profile_header_inside_a_value_is_not_a_profile()
    {
        const string before = "[default]\noutput = json\n# note\n\n  [acme]\n  region = x\n";

        Assert.StartsWith(before + "\n[acme]\naws_access_key_id = tid_1\n", Exported(before, "AwsProfile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[default]\n  [acme]\n  region = x\n")]
    [InlineData("  [default]\n  output = json\n  [acme]\n  region = x\n")]
    public void An_indented_profile_header_outside_a_value_is_a_profile(string before)
    {
        Assert.Equal("ProfileExists", Run(Command(before, "AwsProfile")).ErrorId);
    }

    [Invariant("existing-files")]
    [Fact]
    public void Indented_settings_are_replaced_in_place_and_not_duplicated()
    {
        var after = Exported("[acme]\n  aws_access_key_id = old\n  s3 =\n    region = nested\n  output = json\n  [next]\n  region = x\n", "AwsProfile -Force");

        Assert.Equal(
            "[acme]\n  aws_access_key_id = tid_1\n  aws_secret_access_key = tsec_1\n  region = auto\n  endpoint_url = https://t3.storage.dev\n"
            + "  endpoint_url_s3 = https://t3.storage.dev\n  s3 =\n    region = nested\n  output = json\n  [next]\n  region = x\n",
            after);
    }

    [Fact]
    public void A_setting_added_to_an_empty_profile_keeps_the_next_profile()
    {
        Assert.EndsWith("\n  endpoint_url_s3 = https://t3.storage.dev\n  [next]\n", Exported("[acme]\n  [next]\n", "AwsProfile -Force"), StringComparison.Ordinal);
    }

    [Invariant("existing-files")]
    [Fact]
    public void An_indented_header_of_rclone_is_always_a_remote()
    {
        const string before = "[drive]\ntype = drive\n  [acme]\n    type = s3\n  secret_access_key = old\n";

        Assert.Equal("ProfileExists", Run(Command(before, "Rclone")).ErrorId);
        var after = Exported(before, "Rclone -Force");

        Assert.StartsWith("[drive]\ntype = drive\n  [acme]\n    type = s3\n", after, StringComparison.Ordinal);
        Assert.Contains("\n  secret_access_key = tsec_1\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("old", after, StringComparison.Ordinal);
    }

    private string Exported(string before, string format)
    {
        Run(Command(before, format)).ThrowIfFailed();
        return File.ReadAllText(Target);
    }

    private string Command(string before, string format)
    {
        File.WriteAllText(Target, before);
        return $"{Export("acme", "tid_1", "tsec_1")} {format}";
    }
}
