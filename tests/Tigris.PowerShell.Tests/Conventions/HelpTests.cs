using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks the output of Get-Help in the real engine.</summary>
public sealed class HelpTests
{
    // All tests share one engine: it reads a help file once for each runspace, and these tests only read.
    private static readonly Engine Engine = new();

    public static TheoryData<string> Names => Surface.Names;

    public static TheoryData<string> Topics => [.. Directory.EnumerateFiles(Repository.File("docs", "about"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_has_synopsis_description_examples_outputs_and_notes(string name)
    {
        var help = Help($"Get-Help {name} -Full");

        // Without a help file the engine shows the syntax as the synopsis.
        Assert.DoesNotContain(name, Text(help, "Synopsis"), StringComparison.Ordinal);
        Assert.InRange(Text(help, "Synopsis").Length, 20, 200);
        Assert.NotEmpty(Text(help, "description"));
        Assert.NotEmpty(Text(Value(help, "alertSet"), "alert"));
        Assert.All(Many(Value(help, "returnValues"), "returnValue"), output => Assert.NotEmpty(Text(Value(output, "type"), "name")));
        var examples = Many(Value(help, "examples"), "example").ToArray();
        Assert.InRange(examples.Length, 3, 20);
        Assert.All(examples, example => Assert.NotEmpty(Text(example, "code")));
    }

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_has_a_text_and_its_binding_facts(string name)
    {
        var cmdlet = Surface.Cmdlet(name);
        string[] own = [.. cmdlet.Parameters.Keys.Where(parameter => !System.Management.Automation.Cmdlet.CommonParameters.Contains(parameter))];

        foreach (var metadata in own.Select(parameter => cmdlet.Parameters[parameter]))
        {
            var help = Help($"Get-Help {name} -Parameter {metadata.Name}");
            Assert.Equal(metadata.Name, Text(help, "name"));
            Assert.InRange(Text(help, "description").Length, 10, 2000);
            Assert.Equal(metadata.ParameterSets.Values.All(set => set.IsMandatory), bool.Parse(Text(help, "required")));
            Assert.Equal(Surface.TakesPipelineInput(metadata), Text(help, "pipelineInput").StartsWith("True", StringComparison.Ordinal));
            Assert.Equal(metadata.Attributes.OfType<SupportsWildcardsAttribute>().Any(), bool.Parse(Text(help, "globbing")));
            Assert.All(metadata.Aliases, alias => Assert.Contains(alias, Text(help, "aliases"), StringComparison.Ordinal));
        }
    }

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void The_syntax_has_every_parameter_set(string name)
    {
        var cmdlet = Surface.Cmdlet(name);

        var sets = Many(Value(Help($"Get-Help {name}"), "syntax"), "syntaxItem").Select(set =>
            string.Join(' ', Many(set, "parameter").Select(parameter => Text(parameter, "name")).Order(StringComparer.Ordinal)));

        Assert.Equal(
            cmdlet.ParameterSets.Select(set => string.Join(' ', set.Parameters.Select(parameter => parameter.Name)
                .Except(System.Management.Automation.Cmdlet.CommonParameters).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
            sets.Order(StringComparer.Ordinal));
    }

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Online_opens_the_page_that_the_command_names(string name)
    {
        // A test hook of the engine returns the address instead of opening the page.
        InternalTestHooks.SetTestHook("BypassOnlineHelpRetrieval", true);
        try
        {
            Assert.EndsWith(Surface.Attribute(Surface.Cmdlet(name)).HelpUri, Help($"Get-Help {name} -Online").ToString(), StringComparison.Ordinal);
        }
        finally
        {
            InternalTestHooks.SetTestHook("BypassOnlineHelpRetrieval", false);
        }
    }

    [Invariant("documentation")]
    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_with_a_synopsis_and_fits_a_narrow_terminal(string topic)
    {
        var help = Help($"Get-Help {topic}");

        var lines = help.ToString()!.Split('\n');
        Assert.Equal(["TOPIC", "    " + topic, "", "SHORT DESCRIPTION", "    " + help.Properties["Synopsis"].Value], lines[..5]);
        // Code isn't wrapped, so that a copy of it runs.
        Assert.All(lines.Where(line => !line.StartsWith("        ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Help_for_the_module_name_lists_its_commands_and_topics()
    {
        var found = Engine.Run("Get-Help Tigris").ThrowIfFailed().Texts("Name");

        Assert.Superset(Surface.Cmdlets.Select(cmdlet => cmdlet.Name).ToHashSet(), found.OfType<string>().ToHashSet());
        Assert.Superset(Topics.Select(topic => topic.Data).ToHashSet(), found.OfType<string>().ToHashSet());
    }

    private static PSObject Help(string command) => Assert.Single(Engine.Run(command).ThrowIfFailed().Output);

    private static object? Value(object? item, string property) => item is null ? null : PSObject.AsPSObject(item).Properties[property]?.Value;

    private static object[] Many(object? item, string property) => Value(item, property) switch
    {
        null => [],
        PSObject { BaseObject: object[] many } => many,
        object[] many => many,
        var one => [one],
    };

    /// <summary>A text, or the texts of paragraphs.</summary>
    private static string Text(object? item, string property) => string.Join('\n', Many(item, property).Select(part =>
        PSObject.AsPSObject(part).Properties["Text"]?.Value?.ToString() ?? part.ToString())).Trim();
}
