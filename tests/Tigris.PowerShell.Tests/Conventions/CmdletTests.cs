using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The rules that all commands follow.</summary>
public sealed class CmdletTests
{
    private static readonly string[] ChangingVerbs = ["New", "Set", "Remove", "Reset", "Enable", "Disable", "Invoke", "Export", "Sync"];

    // These commands create or check an object and send no request.
    private static readonly string[] Offline = ["New-TigrisLifecycleRule", "New-TigrisPolicyStatement", "Test-TigrisPolicy"];

    private static readonly string[] WithoutConnection = ["Connect-Tigris", "Disconnect-Tigris", "Get-TigrisConnection", "Get-TigrisOffboarding", "Export-TigrisAccessKey", "Import-TigrisCredential", "ConvertTo-TigrisFocus", "New-TigrisPriceBook", "Test-TigrisPriceBook", .. Offline];

    // These commands read all organizations themselves.
    private static readonly string[] ReadingAll = ["Compare-TigrisInvoice"];

    public static TheoryData<string> Names => Surface.Names;

    [Invariant("package")]
    [Fact]
    public void The_manifest_exports_exactly_the_commands_of_the_assembly()
    {
        var inAssembly = Surface.Cmdlets[0].ImplementingType.Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>())
            .Select(attribute => $"{attribute.VerbName}-{attribute.NounName}");

        Assert.Equal(inAssembly.Order(StringComparer.Ordinal), Surface.Cmdlets.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_is_a_sealed_class_named_after_it(string name)
    {
        var type = Surface.Cmdlet(name).ImplementingType;

        Assert.Equal(name.Replace("-", "", StringComparison.Ordinal) + "Command", type.Name);
        Assert.Equal("Tigris.PowerShell.Commands", type.Namespace);
        Assert.True(type.IsSealed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_names_a_real_output_type_and_a_page_of_the_vendor(string name)
    {
        var cmdlet = Surface.Cmdlet(name);

        Assert.NotEmpty(cmdlet.ImplementingType.GetCustomAttributes(typeof(OutputTypeAttribute), inherit: false));
        Assert.All(cmdlet.OutputType, output => Assert.NotNull(output.Type));
        Assert.Matches("^https://www\\.tigrisdata\\.com/docs/partner-integrations/(api/tigris-[a-z-]+|architecture/)$", Surface.Attribute(cmdlet).HelpUri);
    }

    [Invariant("what-if")]
    [Invariant("confirmation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void A_changing_command_supports_WhatIf_and_an_irreversible_one_prompts(string name)
    {
        var attribute = Surface.Attribute(Surface.Cmdlet(name));
        var changes = ChangingVerbs.Contains(attribute.VerbName) && !Offline.Contains(name);

        Assert.Equal(changes, attribute.SupportsShouldProcess);
        if (changes)
        {
            Assert.Equal(CannotBeUndone(attribute) ? ConfirmImpact.High : ConfirmImpact.Medium, attribute.ConfirmImpact);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_that_sends_requests_has_Connection_and_one_with_input_has_ThrottleLimit(string name)
    {
        var parameters = Surface.Parameters(Surface.Cmdlet(name)).ToArray();
        var online = !WithoutConnection.Contains(name);

        // Disconnect-Tigris accepts the connection to close and sends no request.
        Assert.Equal(online || name == "Disconnect-Tigris", parameters.Any(parameter => parameter.Name == "Connection"));
        Assert.Equal(online && (ReadingAll.Contains(name) || parameters.Any(Surface.TakesPipelineInput)), parameters.Any(parameter => parameter.Name == "ThrottleLimit"));
    }

    [Invariant("piping")]
    [Theory]
    [MemberData(nameof(Names))]
    public void No_parameter_is_aliased_Id_or_Name(string name) =>
        Assert.DoesNotContain(Surface.Parameters(Surface.Cmdlet(name)).SelectMany(parameter => parameter.Aliases), alias =>
            alias.Equals("Id", StringComparison.OrdinalIgnoreCase) || alias.Equals("Name", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Names))]
    public void Identities_bind_by_property_name_and_the_last_mandatory_one_binds_a_piped_string(string name)
    {
        var cmdlet = Surface.Cmdlet(name);
        var identities = Surface.Parameters(cmdlet).Where(parameter => SampleCall.Identities.Contains(parameter.Name)).ToArray();
        if (identities.Length == 0)
        {
            return;
        }

        Assert.All(identities, parameter => Assert.True(parameter.ParameterSets.Values.First().ValueFromPipelineByPropertyName, parameter.Name));
        var mandatory = identities.Where(parameter => parameter.ParameterSets.Values.First().IsMandatory).ToArray();
        var last = (mandatory.Length == 0 ? identities : mandatory).OrderBy(parameter => Array.IndexOf(SampleCall.Identities, parameter.Name)).Last();
        Assert.Equal(
            [last.Name],
            Surface.Parameters(cmdlet).Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline)).Select(parameter => parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Identities_of_Get_and_Remove_accept_arrays(string name)
    {
        var verb = Surface.Attribute(Surface.Cmdlet(name)).VerbName;
        if (verb is not ("Get" or "Enable" or "Disable" or "Remove" or "Reset"))
        {
            return;
        }

        Assert.All(
            Surface.Parameters(Surface.Cmdlet(name)).Where(parameter => SampleCall.Identities.Contains(parameter.Name) && parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline)),
            parameter => Assert.Equal(typeof(string[]), parameter.ParameterType));
    }

    [Invariant("piping")]
    [Theory]
    [MemberData(nameof(Names))]
    public void In_Set_only_identities_and_the_acting_user_bind_from_the_pipeline(string name)
    {
        if (!name.StartsWith("Set-", StringComparison.Ordinal))
        {
            return;
        }

        // A CSV can set a quota for each row. It is the only setting that binds, and by property name only.
        string[] allowed = name == "Set-TigrisOrganization" ? [.. SampleCall.Identities, "UserId", "UserRole", "Quota"] : [.. SampleCall.Identities, "UserId", "UserRole"];
        Assert.All(Surface.Parameters(Surface.Cmdlet(name)).Where(Surface.TakesPipelineInput), parameter => Assert.Contains(parameter.Name, allowed));
    }

    [Invariant("secret-memory")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Secret_parameters_are_SecureString_or_credential(string name) =>
        Assert.DoesNotContain(Surface.Parameters(Surface.Cmdlet(name)), parameter =>
            parameter.ParameterType == typeof(string) && new[] { "Secret", "SigningKey", "Password", "Token", "SecretAccessKey" }.Contains(parameter.Name));

    [Fact]
    public void Verbs_are_approved_and_nouns_singular()
    {
        using var engine = new Engine();
        var approved = engine.Run("Get-Verb | ForEach-Object Verb").Output.Select(verb => verb.ToString()).ToArray();
        var verbs = approved.Length > 0 ? approved : ApprovedVerbs();

        Assert.All(Surface.Cmdlets, cmdlet =>
        {
            Assert.Contains(cmdlet.Verb, verbs);
            Assert.StartsWith("Tigris", cmdlet.Noun, StringComparison.Ordinal);
            Assert.False(cmdlet.Noun.EndsWith('s') && cmdlet.Noun is not ("Tigris" or "TigrisFocus"), cmdlet.Noun);
        });
    }

    // A setting of a bucket that was removed can be set again.
    private static bool CannotBeUndone(CmdletAttribute attribute) =>
        attribute.VerbName is "Disable" or "Reset" or "Sync"
        || (attribute.VerbName == "Remove" && (attribute.NounName == "TigrisBucket" || !attribute.NounName.StartsWith("TigrisBucket", StringComparison.Ordinal)));

    private static string[] ApprovedVerbs()
    {
        IEnumerable<Type> groups =
        [
            typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther),
        ];
        return [.. groups.SelectMany(group => group.GetFields()).Select(field => (string)field.GetValue(null)!)];
    }
}
