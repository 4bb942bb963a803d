using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks absent, null and empty values of each parameter of each command.</summary>
public sealed class EmptyValueTests : IClassFixture<EmptyValueTests.Host>
{
    private static readonly (string Name, object? Value)[] Empties =
        [("$null", null), ("''", ""), ("' '", " "), ("@()", Array.Empty<object>()), ("@($null)", new object?[] { null })];

    // The parameters for which an empty collection is a value: they replace a list, or hold a body or a query.
    private static readonly string[] AllowEmptyCollection =
        ["Set-TigrisAccessKey -BucketRole", "Set-TigrisBucketLifecycle -Rule", "New-TigrisAccessKey -BucketRole", "Invoke-TigrisRequest -Body", "Invoke-TigrisRequest -Query",
            "Compare-TigrisTenant -Bucket", "Compare-TigrisTenant -Policy", "Compare-TigrisTenant -AccessKey", "Compare-TigrisTenant -AcceptedDeviation",
            "Sync-TigrisTenant -Bucket", "Sync-TigrisTenant -Policy", "Sync-TigrisTenant -AccessKey", "Sync-TigrisTenant -AcceptedDeviation"];

    private readonly Host _host;

    public EmptyValueTests(Host host)
    {
        _host = host;
        _host.Server.Requests.Clear();
    }

    public static TheoryData<string> Commands => Surface.Names;

    public static TheoryData<string, string> Narrowing
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var cmdlet in Surface.Cmdlets.Where(cmdlet => cmdlet.Verb == "Get"))
            {
                foreach (var parameter in Surface.Parameters(cmdlet).Where(parameter => Surface.TakesPipelineInput(parameter) && Named(parameter, "IdentityAttribute")))
                {
                    pairs.Add(cmdlet.Name, parameter.Name);
                }
            }

            return pairs;
        }
    }

    [Invariant("blank-never-all")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void An_explicit_empty_value_is_refused_before_any_request(string command)
    {
        var cmdlet = Surface.Cmdlet(command);
        var failures = new List<string>();
        foreach (var (parameter, set) in Surface.Parameters(cmdlet).SelectMany(parameter => SetsOf(cmdlet, parameter).Select(set => (parameter, set))))
        {
            foreach (var (name, value) in Empties)
            {
                var what = $"{command} -{parameter.Name} {name}";
                var arguments = set.Parameters.Where(other => other.IsMandatory && other.Name != parameter.Name)
                    .Select(other => $"{other.Name} = {SampleCall.Value(cmdlet, other.Name)}");
                var outcome = _host.Run(command, arguments, parameter.Name, value);

                if (value is ICollection { Count: 0 } && AllowEmptyCollection.Contains($"{command} -{parameter.Name}"))
                {
                    Assert.DoesNotContain("is given, but", string.Join(' ', outcome.Errors));
                    continue;
                }

                var message = outcome is { Thrown: null, Errors: [] } ? null : outcome.Error.Exception.Message;
                if (message?.Contains(parameter.Name, StringComparison.OrdinalIgnoreCase) != true || outcome.Output.Count + _host.Server.Requests.Entries.Count > 0)
                {
                    failures.Add($"{what}: {message ?? "accepted"}");
                }
            }
        }

        Assert.Empty(failures);
    }

    [Invariant("blank-never-all")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_parameter_that_binds_from_the_pipeline_declares_the_meaning_of_a_blank_cell(string command)
    {
        foreach (var parameter in Surface.Parameters(Surface.Cmdlet(command)).Where(Surface.TakesPipelineInput))
        {
            var mandatory = parameter.ParameterSets.Values.All(set => set.IsMandatory);
            Assert.True(
                Named(parameter, "IdentityAttribute") || parameter.Attributes.Any(attribute => attribute.GetType().BaseType!.Name == "CellAttribute") || mandatory,
                $"{command} -{parameter.Name} needs [Identity], or an attribute derived from CellAttribute.");
        }
    }

    [Invariant("blank-never-all")]
    [Theory]
    [MemberData(nameof(Narrowing))]
    public void A_piped_blank_identity_of_a_Get_is_the_error_of_its_row(string command, string parameter)
    {
        foreach (var (name, value) in Empties)
        {
            var row = new PSObject();
            foreach (var other in Surface.Cmdlet(command).ParameterSets[0].Parameters.Where(other => other.IsMandatory && other.Name != parameter))
            {
                row.Properties.Add(new PSNoteProperty(other.Name, _host.Engine.Run(SampleCall.Value(Surface.Cmdlet(command), other.Name)).Output.Single()));
            }

            row.Properties.Add(new PSNoteProperty(parameter, value));
            _host.Engine.Set("row", row);

            var outcome = _host.Engine.Run($"$row | {command}");

            Assert.True(outcome.Thrown is null && outcome.Errors.Count == 1, $"{command} -{parameter} {name}: {outcome.Errors.Count} errors.");
            Assert.DoesNotContain("has no property", outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.Empty(outcome.Output);
            Assert.Empty(_host.Server.Requests.Entries);
        }
    }

    private static bool Named(ParameterMetadata parameter, string attribute) => parameter.Attributes.Any(found => found.GetType().Name == attribute);

    private static IEnumerable<CommandParameterSetInfo> SetsOf(CmdletInfo cmdlet, ParameterMetadata parameter) =>
        cmdlet.ParameterSets.Where(set => set.Parameters.Any(other => other.Name == parameter.Name)).Take(1);

    /// <summary>One server and one connected engine for all cases: none of them may send a request.</summary>
    public sealed class Host : IAsyncLifetime
    {
        internal EmulatorServer Server { get; private set; } = null!;

        internal Engine Engine { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });
            Engine = Engine.ConnectedTo(Server);
        }

        internal Outcome Run(string command, IEnumerable<string> arguments, string parameter, object? value)
        {
            Server.Requests.Clear();
            var changes = Surface.Attribute(Surface.Cmdlet(command)).SupportsShouldProcess;
            Engine.Set("value", value);
            Engine.Run($"$all = @{{ {string.Join("; ", arguments)} }}; $all['{parameter}'] = $value").ThrowIfFailed();

            // A refused Connect-Tigris leaves no current connection.
            Engine.Run($"Connect-Tigris -ProviderId '{Server.Options.ProviderId}' -SigningKey $key -Endpoint {Server.Endpoint} -UserId admin -UserRole Admin -SkipTest")
                .ThrowIfFailed();
            return Engine.Run($"{command} @all {(changes ? "-Confirm:$false" : "")}");
        }

        public async ValueTask DisposeAsync()
        {
            Engine.Dispose();
            await Server.DisposeAsync();
        }
    }
}
