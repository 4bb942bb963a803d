using System.IO;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Keys that were written to a file and read again: a text in place of the secret is refused, and a real secret is accepted.</summary>
public sealed class ExportPlaceholderTests : ExportTest
{
    [Invariant("target-file")]
    [Theory]
    [InlineData("System.Security.SecureString")]
    [InlineData("system.security.securestring")]
    [InlineData("System.Management.Automation.PSCredential")]
    [InlineData("Deserialized.System.Security.SecureString")]
    [InlineData("@{Length=62}")]
    [InlineData("****")]
    [InlineData("********")]
    [InlineData("\u2022\u2022\u2022\u2022")]
    [InlineData("01000000d08c9ddf0115d1118c7a00c04fc297eb010000")]
    [InlineData("74007300650063005f006100")]
    public void A_text_in_place_of_the_secret_is_refused(string text)
    {
        foreach (var value in new object[] { text, Engine.Secret(text) })
        {
            var row = Key("acme", "a", "tid_1");
            row.Properties.Remove("SecretAccessKey");
            row.Properties.Add(new PSNoteProperty("SecretAccessKey", value));
            Engine.Set("row", row);

            Assert.Equal("SecretPlaceholder", Run($"$row | Export-TigrisAccessKey '{Target}' AwsProfile").ErrorId);
            Assert.Equal("SecretPlaceholder", Run("$row | Test-TigrisAccessKey").ErrorId);
            Assert.Empty(Directory.GetFileSystemEntries(Folder));
        }
    }

    [Invariant("target-file")]
    [Fact]
    public void A_CSV_of_returned_keys_is_refused_and_no_key_of_the_file_changes()
    {
        Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-Csv '{Target}.csv'").ThrowIfFailed();
        File.WriteAllText(Target, "[default]\nregion = x\n");

        var outcome = Run($"Import-Csv '{Target}.csv' | Export-TigrisAccessKey '{Target}' AwsProfile");

        Assert.Equal("SecretPlaceholder", outcome.ErrorId);
        Assert.Equal("[default]\nregion = x\n", File.ReadAllText(Target));
    }

    [Fact]
    public void Clixml_keeps_the_secret()
    {
        Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-Clixml '{Target}.xml'; Import-Clixml '{Target}.xml' | Export-TigrisAccessKey '{Target}' AwsProfile").ThrowIfFailed();

        var lines = File.ReadAllLines(Target);
        Assert.True(Server.Authenticates(lines[1].Split(" = ")[1], lines[2].Split(" = ")[1]));
    }

    [Fact]
    public void JSON_of_returned_keys_has_no_secret_and_is_refused()
    {
        var outcome = Run($"New-TigrisBucket acme acme-data -OrganizationName A | ConvertTo-Json | ConvertFrom-Json | Export-TigrisAccessKey '{Target}' AwsProfile");

        Assert.NotEmpty(outcome.Errors);
        Assert.False(File.Exists(Target));
    }
}
