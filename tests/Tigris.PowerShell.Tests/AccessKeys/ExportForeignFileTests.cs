using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Refuses files of another format before the first request and leaves them unchanged.</summary>
public sealed class ExportForeignFileTests : ExportTest
{
    private const string Json = "[{\"OrganizationId\":\"x\",\"AccessKeyId\":\"tid_9\",\"SecretAccessKey\":\"a=b\"}]\n";
    private const string Terraform = "tigris_access_keys = {\n  \"x\" = {\n    access_key_id     = \"tid_9\"\n    secret_access_key = \"a\"\n  }\n}\n";

    public static TheoryData<string, string> Files => new()
    {
        { "AwsProfile", Json },
        { "AwsProfile", Terraform },
        { "AwsProfile", "PORT=80\nAWS_ACCESS_KEY_ID=x\n" },
        { "AwsProfile", "[remote]\ntype = s3\naccess_key_id = x\n" },
        { "AwsProfile", "<configuration>\n</configuration>\n" },
        { "AwsProfile", "key: value\n" },
        { "AwsProfile", "{ \"a\": 1 }\n" },
        { "AwsProfile", "[[bin]]\nname = \"x\"\n" },
        { "AwsProfile", "-----BEGIN PRIVATE KEY-----\nMIIE=\n-----END PRIVATE KEY-----\n" },
        { "AwsProfile", "OrganizationId,AccessKeyId\nacme,tid_1\n" },
        { "Rclone", "# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nAbCd+/==\n" },
        { "Rclone", "RCLONE_ENCRYPT_V1:\r\nAbCd+/==\r\n" },
        { "Rclone", "[default]\naws_access_key_id = AKIA\naws_secret_access_key = x\n" },
        { "Rclone", Json },
        { "Rclone", "PORT=80\n" },
        { "DotEnv", "[default]\naws_access_key_id = AKIA\n" },
        { "DotEnv", Json },
        { "DotEnv", Terraform },
        { "DotEnv", "if [ -f x ]; then\n  A=b\nfi\n" },
        { "DotEnv", "A='not closed\nB=c\n" },
        { "DotEnv", "a: b\n" },
        { "Terraform", "region = \"eu\"\n" },
        { "Terraform", "tigris_access_keys = {\n  x = {}\n}\n" },
        { "Terraform", "tigris_access_keys = {\n  \"x\" = {\n    access_key_id     = \"tid_9\"\n" },
        { "Terraform", Json },
        { "Terraform", "[default]\naws_access_key_id = AKIA\n" },
        { "Json", "[default]\naws_access_key_id = AKIA\n" },
        { "Json", "{\"a\":1}\n" },
        { "Json", "[1,2]\n" },
        { "Json", "[{\"name\":\"x\"}]\n" },
        { "Json", "[{\"AccessKeyId\":\"tid_9\",\"SecretAccessKey\":\"x\"}\n" },
        { "Json", "\uFEFF" + Json },
        { "Json", Terraform },
        { "Json", "PORT=80\n" },
    };

    [Invariant("target-file")]
    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_another_format_is_refused_before_a_request_and_unchanged(string format, string content) =>
        AssertRefused(format, Encoding.UTF8.GetBytes(content), "FileOtherFormat");

    [Theory]
    [InlineData("AwsProfile")]
    [InlineData("Rclone")]
    [InlineData("DotEnv")]
    [InlineData("Terraform")]
    [InlineData("Json")]
    public void A_binary_file_is_refused_before_a_request_and_unchanged(string format)
    {
        AssertRefused(format, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("[x]\n")).ToArray(), "FileNotText");
        AssertRefused(format, Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("[x]\n")).ToArray(), "FileNotText");
        AssertRefused(format, Encoding.Unicode.GetBytes("[x]\n"), "FileNotText");
        AssertRefused(format, Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("[x]\n")).ToArray(), "FileNotText");
        AssertRefused(format, [0xFF, 0xFE], "FileNotText");
        AssertRefused(format, [(byte)'#', 0, (byte)'\n'], "FileNotText");
        AssertRefused(format, "# old Macintosh\r# lines\r"u8.ToArray(), "FileNotText");
    }

    [Fact]
    public void A_huge_file_is_refused_before_a_request_and_unchanged()
    {
        using (var file = File.Create(Target))
        {
            file.SetLength(17 * 1024 * 1024);
        }

        var outcome = Run(Creating("AwsProfile"));

        Assert.Equal("FileTooLarge", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.Equal(17 * 1024 * 1024, new FileInfo(Target).Length);
    }

    [Theory]
    [InlineData("AwsProfile", "\uFEFF# note\n[default]\nregion: eu\n  continued\n\n[profile sso]\nsso_session = x\n")]
    [InlineData("AwsProfile", "")]
    [InlineData("AwsProfile", "\n \n# nothing yet\n")]
    [InlineData("Rclone", "[drive]\ntype = drive\ntoken = {\"a\":\"b=c\"}\n; note\n")]
    [InlineData("DotEnv", "\uFEFF# note\nexport PATH\nHOST\nKEY=\"-----BEGIN\nAWS_REGION=inside\nEND-----\"\nA='x=y'\nB = 1\n")]
    [InlineData("Json", " \n")]
    [InlineData("Terraform", "\n")]
    public void A_file_of_the_format_is_accepted_and_keeps_its_content(string format, string content)
    {
        File.WriteAllText(Target, content);

        Run(Creating(format)).ThrowIfFailed();

        Assert.StartsWith(format is "Json" or "Terraform" ? "" : content, Encoding.UTF8.GetString(File.ReadAllBytes(Target)), StringComparison.Ordinal);
        Assert.Contains("tsec_", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    private void AssertRefused(string format, byte[] content, string errorId)
    {
        File.WriteAllBytes(Target, content);

        foreach (var force in new[] { "", "-Force" })
        {
            var outcome = Run(Creating(format) + " " + force);

            Assert.True(errorId == outcome.ErrorId, $"{outcome.ErrorId}: {outcome.Error.Exception}");
            Assert.Empty(Server.Requests.Entries);
            Assert.Equal(content, File.ReadAllBytes(Target));
            Assert.Equal([Target], Directory.GetFileSystemEntries(Folder));
        }
    }

    private string Creating(string format) => $"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{Target}' {format}";
}
