using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Pipes the output of each Get command to each command of its resource and of the resources below it: live, from JSON, and as a CSV row.</summary>
public sealed class PipingTests
{
    private static readonly string[] Verbs = ["Get", "Set", "Remove", "Reset", "Enable", "Disable"];

    /// <summary>The nouns whose objects can be read, and created or changed.</summary>
    private static IEnumerable<string> Nouns => Surface.Cmdlets
        .GroupBy(cmdlet => cmdlet.Noun)
        .Where(noun => noun.Any(cmdlet => cmdlet.Verb == "Get") && noun.Any(cmdlet => cmdlet.Verb is "New" or "Set"))
        .Select(noun => noun.Key);

    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string>();
            foreach (var noun in Nouns)
            {
                var properties = Surface.Cmdlet("Get-" + noun).OutputType.SelectMany(output => output.Type.GetProperties()).Select(property => property.Name).ToHashSet();
                foreach (var target in Surface.Cmdlets.Where(cmdlet => Verbs.Contains(cmdlet.Verb) && IdentitiesOf(cmdlet).Length > 0 && IdentitiesOf(cmdlet).All(properties.Contains)))
                {
                    foreach (var form in new[] { "live", "json", "csv" })
                    {
                        pairs.Add(noun, target.Name, form);
                    }
                }
            }

            return pairs;
        }
    }

    [Invariant("piping")]
    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_output_of_a_Get_command_binds_to_the_other_commands(string noun, string command, string form)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
        using var engine = Engine.ConnectedTo(server);
        engine.Run(Tenant.Script).ThrowIfFailed();
        var given = engine.Run(Source(noun)).ThrowIfFailed().Output;
        Assert.NotEmpty(given);
        engine.Set("given", given.Select(item => Reshape(item, form)).ToArray());
        var changes = Surface.Attribute(Surface.Cmdlet(command)).SupportsShouldProcess;
        server.Requests.Clear();

        engine.Run($"$given | {command} {SampleCall.PipedArguments(command)} {(changes ? "-Confirm:$false" : "")}").ThrowIfFailed();

        var reached = server.Requests.Entries.Select(entry => Uri.UnescapeDataString(entry.RawTarget)).ToArray();
        Assert.NotEmpty(reached);
        var last = given[^1];
        foreach (var identity in IdentitiesOf(Surface.Cmdlet(command)).Where(identity => identity != "AccessKeyId"))
        {
            Assert.Contains(reached, target => target.Contains((string)last.Properties[identity].Value, StringComparison.Ordinal));
        }
    }

    // The first object of a noun, of any parent that it must name.
    private static string Source(string noun)
    {
        var cmdlet = Surface.Cmdlet("Get-" + noun);
        var arguments = IdentitiesOf(cmdlet).Select(identity =>
            $"-{identity} {(cmdlet.Parameters[identity].Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "*" : SampleCall.Value(cmdlet, identity))}");
        return $"{cmdlet.Name} {string.Join(' ', arguments)} | Select-Object -First 1";
    }

    private static string[] IdentitiesOf(CmdletInfo cmdlet) =>
        [.. SampleCall.Identities.Where(identity => cmdlet.Parameters.TryGetValue(identity, out var parameter) && parameter.ParameterSets.Values.Any(set => set.IsMandatory))];

    private static PSObject Reshape(PSObject item, string form)
    {
        if (form == "live")
        {
            return item;
        }

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(item.BaseObject, item.BaseObject.GetType()));
        var copy = new PSObject();
        foreach (var member in json.RootElement.EnumerateObject())
        {
            copy.Properties.Add(new PSNoteProperty(member.Name, form == "csv" ? Cell(member.Value) : Value(member.Value)));
        }

        return copy;
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array or JsonValueKind.Object => "System.Object[]",
        _ => value.ToString(),
    };

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : double.Parse(value.GetRawText(), CultureInfo.InvariantCulture),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Object => value.GetRawText(),
        _ => null,
    };
}
