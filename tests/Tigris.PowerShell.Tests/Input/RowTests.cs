using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks the warnings and errors for rows of a CSV.</summary>
public sealed class RowTests : EmulatorTest
{
    private const string Good = "OrganizationId,OrganizationName,BucketName,Quota\nacme,Acme,acme-data,1GB\nglobex,Globex,globex-data,\n";

    [Fact]
    public void A_misspelled_column_is_named_once_with_the_parameter()
    {
        var outcome = Run(Csv(Good.Replace("Quota", "Qouta", StringComparison.Ordinal)) + " | New-TigrisTenant").ThrowIfFailed();

        var warning = Assert.Single(outcome.Warnings);
        Assert.Contains("'Qouta'", warning, StringComparison.Ordinal);
        Assert.Contains("'Quota'", warning, StringComparison.Ordinal);
        Assert.Contains("Row 1", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quota ", "Quota")]
    [InlineData("quotas", "Quota")]
    [InlineData("Storage Class", "StorageClass")]
    [InlineData("storage-class", "StorageClass")]
    [InlineData("StorageClas", "StorageClass")]
    [InlineData("Regoin", "Region")]
    [InlineData("OrganisationName", "OrganizationName")]
    [InlineData("user id", "UserId")]
    public void Each_kind_of_near_miss_is_named(string column, string parameter)
    {
        Engine.Set("row", Row(("OrganizationId", "acme"), ("BucketName", "acme-data"), (column, "")));

        Assert.Contains($"'{parameter}'", Assert.Single(Run("$row, $row | New-TigrisTenant -OrganizationName A -WhatIf -ErrorAction SilentlyContinue").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-TigrisOrganization", "OrganizationId")]
    [InlineData("Remove-TigrisAccessKey -OrganizationId acme -Confirm:$false", "AccessKeyId")]
    [InlineData("New-TigrisTenant", "OrganizationId")]
    [InlineData("Export-TigrisAccessKey ./no-key.env DotEnv", "AccessKeyId")]
    [InlineData("Test-TigrisAccessKey", "AccessKeyId")]
    public void A_row_without_the_identity_names_its_columns_with_invisible_characters(string command, string parameter)
    {
        Engine.Set("row", Row(("\uFEFF" + parameter, "x"), ("SecretAccessKey", "s"), ("Other", "1")));

        Assert.Contains($"To use its property '<U+FEFF>{parameter}', rename that column to {parameter}.", Run($"$row | {command}").Errors[0].ToString(), StringComparison.Ordinal);
    }

    // Otherwise, a command that creates would use each line as an id.
    [Invariant("exact-input")]
    [Theory]
    [InlineData("New-TigrisOrganization -OrganizationName x", "OrganizationId,Quota", "acme,1GB")]
    [InlineData("New-TigrisOrganization -OrganizationName x", "\"Note\";\"org_id\"", "x;acme")]
    [InlineData("New-TigrisOrganization -OrganizationName x", "organizationid", "acme")]
    [InlineData("New-TigrisAccessKey", "OrganizationId\tName", "acme\tAcme")]
    [InlineData("Get-TigrisBucket", "OrganizationId", "acme")]
    [InlineData("Remove-TigrisBucket -OrganizationId acme -Confirm:$false", "BucketName,Size", "acme-data,1")]
    [InlineData("Remove-TigrisPolicy -OrganizationId acme -Confirm:$false", "PolicyName", "reader")]
    [InlineData("Disable-TigrisOrganization -Confirm:$false", "OrganizationId,BucketName", "acme,acme-data")]
    public void A_line_of_a_CSV_is_no_identity(string command, string header, string line)
    {
        Engine.Set("lines", new object[] { header, line });

        var errors = Run($"$lines | {command}").Errors;

        Assert.Equal(2, errors.Count);
        Assert.All(errors, (error, index) =>
        {
            Assert.Contains($"Row {index + 1}", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Import-Csv", error.ToString(), StringComparison.Ordinal);
        });
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void An_id_that_equals_a_parameter_is_accepted()
    {
        foreach (var id in new[] { "quota", "name,x", "Organization" })
        {
            Run($"'{id}' | New-TigrisOrganization -OrganizationName x").ThrowIfFailed();
        }
    }

    // An error that names no key has no command for it.
    [Theory]
    [InlineData("Export-TigrisAccessKey ./no-key.env DotEnv")]
    [InlineData("Test-TigrisAccessKey")]
    public void A_key_without_an_id_names_the_missing_column_only(string command)
    {
        Engine.Set("row", Row(("SecretAccessKey", "s"), ("Other", "1")));

        var error = Run($"$row | {command}").Error.ToString();

        Assert.EndsWith("The object has no property AccessKeyId. It has: SecretAccessKey, Other. Pipe text, or objects (CSV rows) that have the property.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Additional_columns_and_objects_of_the_module_cause_no_warning()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -WarningAction SilentlyContinue").ThrowIfFailed();
        Engine.Set("row", Row(("OrganizationId", "acme"), ("Note", "x"), ("Price", "1"), ("Customer", "y"), ("Owner", "z"), ("Quota", "1GB")));

        Assert.Empty(Run("$row | Set-TigrisOrganization").ThrowIfFailed().Warnings);
        Assert.Empty(Run("Get-TigrisBucket acme | Get-TigrisBucketNotification").ThrowIfFailed().Warnings);
        Assert.Empty(Run("Get-TigrisBucket acme | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Set-TigrisBucket -Public $true").ThrowIfFailed().Warnings);
    }

    [Theory]
    [InlineData(";", "-Delimiter ';'")]
    [InlineData("\t", "-Delimiter '`t'")]
    [InlineData("|", "-Delimiter '|'")]
    public void A_CSV_with_another_separator_is_recognized_in_each_command(string separator, string hint)
    {
        var csv = Csv(Good.Replace(",", separator, StringComparison.Ordinal));

        foreach (var command in new[] { "New-TigrisTenant", "New-TigrisTenant -WhatIf", "Set-TigrisOrganization -Quota 1GB", "Get-TigrisInvoice", "Remove-TigrisTenant -Confirm:$false" })
        {
            var errors = Run($"{csv} | {command}").Errors;

            Assert.Equal(2, errors.Count);
            Assert.All(errors, error => Assert.Contains(hint, error.ToString(), StringComparison.Ordinal));
            if (command.StartsWith("New-TigrisTenant", StringComparison.Ordinal))
            {
                Assert.Contains("Row 1", errors[0].ToString(), StringComparison.Ordinal);
                Assert.Contains("Row 2", errors[1].ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("Kunde,BucketName\nacme,b-one", "OrganizationId", "Kunde, BucketName")]
    [InlineData("Organisation_Id,BucketName\nacme,b-one", "OrganizationId", "'Organisation_Id'")]
    [InlineData("OrganizationId,Eimer\nacme,b-one", "BucketName", "OrganizationId, Eimer")]
    public void An_error_names_the_missing_column_and_the_existing_columns(string csv, string missing, string said)
    {
        var message = Run($"{Csv(csv)} | New-TigrisTenant -OrganizationName A").Error.ToString();

        Assert.Contains("Row 1", message, StringComparison.Ordinal);
        Assert.Contains("no property " + missing, message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-TigrisUsage", "OrganizationId")]
    [InlineData("Get-TigrisStatement -PriceBook (New-TigrisPriceBook)", "org_id")]
    [InlineData("Set-TigrisOrganization -Quota 1GB", "ORGID")]
    [InlineData("Remove-TigrisBucket -OrganizationId acme -Confirm:$false", "BucketName")]
    public void An_error_names_the_property_that_is_null(string command, string property)
    {
        Engine.Set("row", Row((property, null)));

        var message = Run($"$row | {command}").Error.ToString();

        Assert.Contains($"The property {property} of the object is empty", message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void WhatIf_returns_the_values_of_each_row_and_rejects_the_same_rows_as_the_run()
    {
        Run("New-TigrisTenant there there-data -OrganizationName There; New-TigrisOrganization left Left; Disable-TigrisOrganization left -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();
        var csv = Csv("""
            OrganizationId,OrganizationName,BucketName,Quota,Region,Public
            acme,Acme,acme-data,1.5TB,"fra,iad",yes
            there,,there-data,,,
            left,,left-data,,,
            bad,Bad,BAD_NAME,,,
            sized,Sized,sized-data,"0,5",,
            nameless,,nameless-data,,,
            acme,Acme,acme-data,,,
            """);

        var preview = Run($"{csv} | New-TigrisTenant -SkipExisting -WhatIf -ErrorAction SilentlyContinue");

        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
        Assert.Equal(["Planned", "Existing", "Failed", "Failed", "Failed", "Failed", "Failed"], preview.Texts("Status"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], preview.Values("Row"));
        Assert.Equal(["acme", "there", "left", "bad", "sized", "nameless", "acme"], preview.Texts("OrganizationId"));
        Assert.Equal([false, false, true, true, true, true, true], preview.Texts("Error").Select(error => error is not null));
        var first = preview.Output[0];
        Assert.Equal(1536L * 1024 * 1024 * 1024, first.Properties["Quota"].Value);
        Assert.Equal(["fra", "iad"], (string[])first.Properties["Region"].Value);
        Assert.Equal(true, first.Properties["Public"].Value);
        var run = Run($"{csv} | New-TigrisTenant -SkipExisting -ErrorAction SilentlyContinue");
        Assert.Equal(["Created", "Existing", "Failed", "Failed", "Failed", "Failed", "Failed"], run.Texts("Status"));
    }

    private static System.Management.Automation.PSObject Row(params (string Column, string? Cell)[] cells)
    {
        var row = new System.Management.Automation.PSObject();
        foreach (var (column, cell) in cells)
        {
            row.Properties.Add(new System.Management.Automation.PSNoteProperty(column, cell));
        }

        return row;
    }

    private static string Csv(string text) => $"(ConvertFrom-Csv @'\n{text.TrimEnd()}\n'@)";
}
