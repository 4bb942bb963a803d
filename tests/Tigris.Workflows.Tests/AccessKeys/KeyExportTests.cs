using System;
using System.IO;

namespace Tigris.Workflows.Tests.AccessKeys;

/// <summary>Tests the export of access keys to the files of other tools.</summary>
public sealed class KeyExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("keys");

    public static TheoryData<AccessKeyFormat> Formats => [.. Enum.GetValues<AccessKeyFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Key_is_in_the_file_of_each_format(AccessKeyFormat format)
    {
        Export(format, force: false, Key("tid_1", "tsec_1"));

        var text = File.ReadAllText(Path);
        Assert.Contains("tid_1", text, StringComparison.Ordinal);
        Assert.Contains("tsec_1", text, StringComparison.Ordinal);
        Assert.Contains("https://t3.storage.dev", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Tigris.Tests.NotUnderWine("Wine keeps no access lists of files.")]
    public void File_of_each_format_is_owner_only(AccessKeyFormat format)
    {
        Export(format, force: false, Key("tid_1", "tsec_1"));

        Tigris.Tests.OwnerAccess.AssertOwnerOnly(Path);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Same_key_is_replaced_with_force_and_nothing_else_changes(AccessKeyFormat format)
    {
        Export(format, force: false, Key("tid_1", "tsec_1"));
        var first = File.ReadAllText(Path);

        Export(format, force: true, Key("tid_1", "tsec_2"));

        Assert.Equal(first.Replace("tsec_1", "tsec_2", StringComparison.Ordinal), File.ReadAllText(Path));
    }

    [Theory]
    [InlineData(AccessKeyFormat.AwsProfile)]
    [InlineData(AccessKeyFormat.DotEnv)]
    [InlineData(AccessKeyFormat.Rclone)]
    [InlineData(AccessKeyFormat.Terraform)]
    public void Other_key_under_the_same_name_is_refused_without_force(AccessKeyFormat format)
    {
        Export(format, force: false, Key("tid_1", "tsec_1"));
        var first = File.ReadAllText(Path);

        var error = Assert.Throws<TigrisArgumentException>(() => Export(format, force: false, Key("tid_2", "tsec_2")));

        Assert.Equal("ProfileExists", error.ErrorId);
        Assert.Equal(first, File.ReadAllText(Path));
    }

    [Theory]
    [InlineData(AccessKeyFormat.AwsProfile, "not a section\n")]
    [InlineData(AccessKeyFormat.DotEnv, "[section]\n")]
    [InlineData(AccessKeyFormat.Rclone, "RCLONE_ENCRYPT_V0:\nabc\n")]
    [InlineData(AccessKeyFormat.Terraform, "other = 1\n")]
    [InlineData(AccessKeyFormat.Json, "{}")]
    public void File_of_another_format_is_refused_before_a_key_is_accepted(AccessKeyFormat format, string content)
    {
        File.WriteAllText(Path, content);

        Assert.Equal("FileOtherFormat", Assert.Throws<TigrisFileException>(() => new KeyExport(Local.Services, Path, format, force: true, noClobber: false)).ErrorId);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    [Fact]
    public void Keys_of_a_file_that_cannot_be_written_stay_unsaved()
    {
        using var export = new KeyExport(Local.Services, Path, AccessKeyFormat.AwsProfile, force: false, noClobber: false);
        var key = Key("tid_1", "tsec_1");
        export.Require(key);
        export.Add(key);

        // Another program adds the same profile in the meantime.
        File.WriteAllText(Path, "[acme]\naws_access_key_id = tid_other\n");

        Assert.Equal("ProfileExists", Assert.Throws<TigrisArgumentException>(() => export.Write()).ErrorId);
        Assert.Equal("tid_1", Assert.Single(export.Unsaved).AccessKeyId);
        Assert.Contains("tid_other", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Path_that_is_opened_twice_is_one_file()
    {
        using var exports = new KeyExports(Local.Services, AccessKeyFormat.Json, force: false, noClobber: false);

        var first = exports.Open(Path, out var isNew);

        Assert.True(isNew);
        Assert.Same(first, exports.Open(Path, out isNew));
        Assert.False(isNew);
        Assert.Single(exports.Files);
    }

    [Theory]
    [InlineData("tid 1", "tsec", "acme")]
    [InlineData("tid_1", "ts\nec", "acme")]
    [InlineData("tid_1", "tsec", "ac\tme")]
    public void Key_with_characters_that_no_file_can_hold_is_refused(string id, string secret, string profile) => Assert.Equal(
        "KeyUnfit",
        Assert.Throws<TigrisArgumentException>(() => ExportedKey.Require(
            id, SecretString.Of(secret), TigrisClientOptions.DefaultS3Endpoint, profile, "acme", null, null)).ErrorId);

    [Theory]
    [InlineData("")]
    [InlineData("********")]
    [InlineData("System.Security.SecureString")]
    [InlineData("01000000d08c9ddf0115d1118c7a00c04fc297eb")]
    [InlineData("@{Length=8}")]
    public void Placeholder_of_a_secret_is_refused(string text) =>
        Assert.Contains(Assert.Throws<TigrisArgumentException>(() => KeySecret.Require(SecretString.Of(text), "tid_1")).ErrorId, new[] { "NoSecret", "SecretPlaceholder" });

    [Fact]
    public void Message_about_a_lost_key_names_the_command_that_replaces_its_secret() =>
        Assert.Contains("Reset-TigrisAccessKey -OrganizationId 'o''brien' -AccessKeyId 'tid_1'", ExportText.NotExported("tid_1", "o'brien", "keys"), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static ExportedKey Key(string id, string secret) =>
        ExportedKey.Require(id, SecretString.Of(secret), TigrisClientOptions.DefaultS3Endpoint, "acme", "acme", "photos", "uploads");

    private void Export(AccessKeyFormat format, bool force, params ExportedKey[] keys)
    {
        using var export = new KeyExport(Local.Services, Path, format, force, noClobber: false);
        foreach (var key in keys)
        {
            export.Require(key);
            export.Add(key);
        }

        Assert.True(export.Write());
        Assert.Empty(export.Unsaved);
    }
}
