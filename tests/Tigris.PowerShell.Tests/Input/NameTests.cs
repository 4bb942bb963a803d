using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Refuses new names that look like other names. Commands still find existing objects with such names.</summary>
public sealed class NameTests : EmulatorTest
{
    /// <summary>Characters and their place in an identity: after, before, or inside.</summary>
    public static TheoryData<string, string> Hidden => new()
    {
        { "acme ", "white space" }, { " acme", "white space" }, { "acme\u3000", "white space" }, { "acme\t", "control" }, { "ac\nme", "control" }, { "ac\u0085me", "control" },
        { "ac\u2028me", "control" }, { "acme\u00A0", "no-break" }, { "ac\u202Fme", "no-break" }, { "\uFEFFacme", "no-break" }, { "ac\u2060me", "no-break" }, { "ac\u2011me", "no-break" },
        { "ac\u200Bme", "zero-width" }, { "ac\u200Cme", "zero-width" }, { "acme\u200D", "zero-width" }, { "ac\u00ADme", "zero-width" }, { "acme\uFE0F", "zero-width" },
        { "acme\U000E0041", "zero-width" }, { "acme\u200E", "bidirectional" }, { "ac\u202Eme", "bidirectional" }, { "ac\u2066me", "bidirectional" }, { "ac\u061Cme", "bidirectional" },
        { "b\uFFFDcher", "encoding" }, { "\uFFFDcme", "encoding" },
    };

    [Invariant("exact-input")]
    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_new_identity_with_a_hidden_character_is_refused_with_row_column_and_reason(string id, string reason)
    {
        Engine.Set("rows", new[] { Row("first", "First"), Row(id, "Name") });

        foreach (var command in new[] { "New-TigrisOrganization", "New-TigrisTenant", "New-TigrisBucket" })
        {
            var error = Assert.Single(Run($"$rows | {command} -WhatIf").Errors);

            Assert.StartsWith("InvalidIdentifier,", error.FullyQualifiedErrorId, System.StringComparison.Ordinal);
            Assert.Contains("Row 2", error.ToString(), System.StringComparison.Ordinal);
            Assert.Contains("OrganizationId", error.ToString(), System.StringComparison.Ordinal);
            Assert.Contains(reason, error.ToString(), System.StringComparison.Ordinal);
            Assert.Equal(command == "New-TigrisBucket" ? "some-bucket" : id, error.TargetObject);
        }

        Assert.Contains("Row 2", Assert.Single(Run("$rows | New-TigrisTenant").Errors).ToString(), System.StringComparison.Ordinal);
        Run("$rows | New-TigrisOrganization").ToString();
        Assert.Equal(["first"], Run("Get-TigrisOrganization").Texts("OrganizationId"));
    }

    [Invariant("exact-input")]
    [Theory]
    [InlineData("Acme\u00A0GmbH")]
    [InlineData("Acme ")]
    [InlineData("M\uFFFDller")]
    [InlineData("Acme\u202E")]
    [InlineData("Ac\u200Bme")]
    [InlineData("Ac\nme")]
    public void A_new_display_name_with_a_hidden_character_is_refused(string name)
    {
        Engine.Set("name", name);

        foreach (var command in new[]
        {
            "New-TigrisOrganization acme $name", "New-TigrisBucket acme acme-data -OrganizationName $name", "New-TigrisTenant acme acme-data -OrganizationName $name",
            "New-TigrisAccessKey acme $name", "New-TigrisSnapshot acme acme-data -Description $name",
        })
        {
            Assert.Equal("InvalidName", Run(command).ErrorId);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("نمونه\u200Cها")]
    [InlineData("क\u094D\u200Dष")]
    [InlineData("Acme & Söhne, 東京 🔑")]
    [InlineData("O'Neill \"Ltd\"")]
    public void A_display_name_keeps_the_characters_of_its_script(string name)
    {
        Engine.Set("name", name);

        Assert.Equal(name, Run("New-TigrisOrganization acme $name").ThrowIfFailed().Texts("OrganizationName").Single());
    }

    [Invariant("exact-input")]
    [Theory]
    [InlineData("acme ")]
    [InlineData(" acme")]
    [InlineData("b\uFFFDcher")]
    [InlineData("ac\u200Bme")]
    public void Objects_with_such_names_are_still_read_changed_and_removed(string id)
    {
        Server.SeedOrganizations(1, _ => (id, "x"));
        Engine.Set("id", id);

        Assert.Equal(id, Run("Get-TigrisOrganization $id").ThrowIfFailed().Texts("OrganizationId").Single());
        Run("Set-TigrisOrganization $id -Quota 1GB").ThrowIfFailed();
        Assert.Equal(id, Run("Get-TigrisOrganization | Get-TigrisOrganization").ThrowIfFailed().Texts("OrganizationId").Single());
        Run("Remove-TigrisTenant $id -Confirm:$false").ThrowIfFailed();
        Assert.Equal([false], Run("Get-TigrisOrganization $id").Values("Active"));
    }

    [Theory]
    [InlineData("$true")]
    [InlineData("1.5")]
    [InlineData("1e20")]
    [InlineData("([datetime]::Today)")]
    [InlineData("([timespan]1)")]
    [InlineData("([pscustomobject]@{ x = 1 })")]
    public void A_value_without_one_exact_text_is_not_an_identity(string id)
    {
        foreach (var command in new[] { $"New-TigrisOrganization -OrganizationId {id} -OrganizationName x", $"[pscustomobject]@{{ OrganizationId = {id}; OrganizationName = 'x' }} | New-TigrisOrganization", $"Get-TigrisOrganization {id}" })
        {
            Assert.Single(Run(command).Errors);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("42", "42")]
    [InlineData("1751631910196672425", "1751631910196672425")]
    [InlineData("([guid]'6f9619ff-8b86-d011-b42d-00c04fc964ff')", "6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    public void A_whole_number_and_a_guid_are_identities(string id, string text) =>
        Assert.Equal(text, Run($"New-TigrisOrganization {id} x").ThrowIfFailed().Texts("OrganizationId").Single());

    private static System.Management.Automation.PSObject Row(string id, string name)
    {
        var row = new System.Management.Automation.PSObject();
        row.Properties.Add(new System.Management.Automation.PSNoteProperty("OrganizationId", id));
        row.Properties.Add(new System.Management.Automation.PSNoteProperty("OrganizationName", name));
        row.Properties.Add(new System.Management.Automation.PSNoteProperty("BucketName", "some-bucket"));
        return row;
    }
}
