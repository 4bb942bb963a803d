using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>What a Get gives, every command of its noun and below takes: live, back from JSON, and as a row of a CSV.</summary>
public sealed class PipingTests
{
    private static readonly string[] Identities = ["OrganizationId", "BucketName", "SnapshotVersion", "AccessKeyId", "PolicyName"];

    private static readonly string[] Verbs = ["Get", "Set", "Remove", "Reset", "Enable", "Disable"];

    // A tenant that has one of everything.
    private const string Setup = """
        New-TigrisBucket acme acme-data -OrganizationName Acme -EnableSnapshots | Out-Null
        New-TigrisBucket acme acme-rules -LifecycleRule (New-TigrisLifecycleRule tidy -ExpireAfterDays 30) | Out-Null
        Set-TigrisBucketDomain acme acme-data -DomainName data.example.com
        Set-TigrisBucketNotification acme acme-data -Webhook https://hooks.example.com
        New-TigrisSnapshot acme acme-data | Out-Null
        New-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } } | Out-Null
        """;

    private static readonly Dictionary<string, string> Sources = new()
    {
        ["TigrisOrganization"] = "Get-TigrisOrganization",
        ["TigrisBucket"] = "Get-TigrisBucket acme acme-data",
        ["TigrisBucketDomain"] = "Get-TigrisBucketDomain acme acme-data",
        ["TigrisBucketLifecycle"] = "Get-TigrisBucketLifecycle acme acme-rules",
        ["TigrisBucketNotification"] = "Get-TigrisBucketNotification acme acme-data",
        ["TigrisSnapshot"] = "Get-TigrisSnapshot acme acme-data",
        ["TigrisAccessKey"] = "Get-TigrisAccessKey acme | Where-Object KeyName -like 'acme-data*'",
        ["TigrisPolicy"] = "Get-TigrisPolicy acme reader",
    };

    private static readonly Dictionary<string, string> Extras = new()
    {
        ["Set-TigrisOrganization"] = "-Quota 1GB",
        ["Set-TigrisBucket"] = "-Public $true",
        ["Set-TigrisBucketDomain"] = "-DomainName other.example.com",
        ["Set-TigrisBucketLifecycle"] = "-Rule @()",
        ["Set-TigrisBucketNotification"] = "-Webhook https://hooks.example.com",
        ["Set-TigrisAccessKey"] = "-Scope standard",
        ["Set-TigrisPolicy"] = "-Document @{ Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } }",
    };

    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string>();
            foreach (var (noun, _) in Sources)
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
    public async Task What_one_gives_the_other_takes(string noun, string command, string form)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
        using var engine = Engine.ConnectedTo(server);
        engine.Run(Setup).ThrowIfFailed();
        var given = engine.Run(Sources[noun]).ThrowIfFailed().Output;
        Assert.NotEmpty(given);
        engine.Set("given", given.Select(item => Reshape(item, form)).ToArray());
        var changes = Surface.Attribute(Surface.Cmdlet(command)).SupportsShouldProcess;
        server.Requests.Clear();

        engine.Run($"$given | {command} {Extras.GetValueOrDefault(command)} {(changes ? "-Confirm:$false" : "")}").ThrowIfFailed();

        var reached = server.Requests.Entries.Select(entry => Uri.UnescapeDataString(entry.RawTarget)).ToArray();
        Assert.NotEmpty(reached);
        var last = given[^1];
        foreach (var identity in IdentitiesOf(Surface.Cmdlet(command)).Where(identity => identity != "AccessKeyId"))
        {
            Assert.Contains(reached, target => target.Contains((string)last.Properties[identity].Value, StringComparison.Ordinal));
        }
    }

    private static string[] IdentitiesOf(CmdletInfo cmdlet) =>
        [.. Identities.Where(identity => cmdlet.Parameters.TryGetValue(identity, out var parameter) && parameter.ParameterSets.Values.Any(set => set.IsMandatory))];

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
