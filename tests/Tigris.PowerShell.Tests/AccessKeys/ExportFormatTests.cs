using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Exports keys in formats other than AWS profiles. Each format holds the secret unchanged, or refuses it.</summary>
public sealed class ExportFormatTests : ExportTest
{
    [Fact]
    public void A_remote_of_rclone_is_added_beside_the_others()
    {
        var path = Path.Combine(Folder, "rclone.conf");
        File.WriteAllText(path, "[drive]\ntype = drive\ntoken = {\"a\":\"b=c\"}\n");

        Run(Export("acme", "tid_1", "tsec_1", path) + " Rclone -ProfileName 'tigris-acme'").ThrowIfFailed();

        Assert.Equal(
            "[drive]\ntype = drive\ntoken = {\"a\":\"b=c\"}\n\n[tigris-acme]\ntype = s3\nprovider = Other\naccess_key_id = tid_1\nsecret_access_key = tsec_1\nregion = auto\nendpoint = https://t3.storage.dev\n",
            File.ReadAllText(path));
        Assert.Equal("KeyUnfit", Run(Export("acme", "tid_1", "tsec_1", path) + " Rclone -ProfileName '-x'").ErrorId);
    }

    [Fact]
    public void Variables_are_added_to_those_of_the_application()
    {
        var path = Path.Combine(Folder, ".env");
        File.WriteAllText(path, "PORT=80\nexport AWS_REGION=eu\nNAME='a b'");

        Assert.Equal("ProfileExists", Run(Export("acme", "tid_1", "tsec_1", path) + " DotEnv").ErrorId);
        Run(Export("acme", "tid_1", "it's $x", path) + " DotEnv -Force").ThrowIfFailed();

        Assert.Equal(
            [
                "PORT=80", "export AWS_REGION=auto", "AWS_ENDPOINT_URL_S3=https://t3.storage.dev", "BUCKET_NAME=acme-data", "TIGRIS_STORAGE_ACCESS_KEY_ID=tid_1",
                "TIGRIS_STORAGE_SECRET_ACCESS_KEY=\"it's \\$x\"", "TIGRIS_STORAGE_ENDPOINT=https://t3.storage.dev", "TIGRIS_STORAGE_BUCKET=acme-data", "NAME='a b'",
                "AWS_ACCESS_KEY_ID=tid_1", "AWS_SECRET_ACCESS_KEY=\"it's \\$x\"",
            ],
            File.ReadAllLines(path).OrderBy(line => line.StartsWith("NAME", StringComparison.Ordinal) ? 1 : line.StartsWith("AWS_ACCESS_KEY", StringComparison.Ordinal) || line.StartsWith("AWS_SECRET", StringComparison.Ordinal) ? 2 : 0));
    }

    [Fact]
    public void A_script_block_writes_each_key_to_its_own_file()
    {
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1"), Key("globex", "g", "tid_2") });

        var outcome = Run($"$keys | Export-TigrisAccessKey -Path {{ \"{Folder}/$($_.OrganizationId).env\" }} -Format DotEnv -PassThru").ThrowIfFailed();

        Assert.Equal(["acme.env", "globex.env"], outcome.Texts("Name"));
        Assert.Contains("AWS_ACCESS_KEY_ID=tid_2\n", File.ReadAllText(Path.Combine(Folder, "globex.env")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("DuplicateProfile", Run($"$keys | Export-TigrisAccessKey '{Target}' DotEnv").ErrorId);
    }

    [Fact]
    public void Terraform_output_is_a_map_without_templates()
    {
        Run(Export("acme", "tid_1", "a\"b\\c${d}%{e}$${f}") + " Terraform").ThrowIfFailed();

        var text = File.ReadAllText(Target);
        Assert.StartsWith("tigris_access_keys = {\n  \"acme\" = {\n    access_key_id     = \"tid_1\"\n", text, StringComparison.Ordinal);
        Assert.Contains("    secret_access_key = \"a\\\"b\\\\c\\u0024{d}\\u0025{e}\\u0024\\u0024{f}\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_output_is_accepted_as_input()
    {
        const string secret = "tsec_\"\\ü\U0001F511 {}";
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1", secret), Key("acme", "b", "tid_2") });

        Run($"$keys | Export-TigrisAccessKey '{Target}' Json; $keys | Export-TigrisAccessKey '{Target}' Json").ThrowIfFailed();

        var keys = JsonSerializer.Deserialize<Dictionary<string, string>[]>(File.ReadAllText(Target))!;
        Assert.Single(File.ReadAllLines(Target));
        Assert.Equal([secret, "tsec_x"], keys.Select(key => key["SecretAccessKey"]));
        Assert.Equal(["OrganizationId", "BucketName", "AccessKeyId", "SecretAccessKey", "S3Endpoint", "Region"], keys[0].Keys);
    }

    [Theory]
    [InlineData("AwsProfile", "a b")]
    [InlineData("Rclone", "\"quoted\"")]
    [InlineData("DotEnv", "two\nlines")]
    [InlineData("Terraform", "two\r\nlines")]
    [InlineData("Json", "\0")]
    public void A_secret_that_the_format_cannot_hold_is_refused_and_not_shown(string format, string secret)
    {
        var outcome = Run(Export("acme", "tid_1", secret) + " " + format);

        Assert.Equal("KeyUnfit", outcome.ErrorId);
        Assert.DoesNotContain(secret, outcome.Error.ToString() + outcome.Error.Exception, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }
}
