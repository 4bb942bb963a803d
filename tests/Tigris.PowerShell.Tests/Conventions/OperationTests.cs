using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that commands cover the vendor's OpenAPI document.</summary>
public sealed class OperationTests : EmulatorTest
{
    [Fact]
    public void Every_operation_of_the_document_has_a_command()
    {
        var document = Repository.File("..", "shared", "openapi", "tigris-partner-api.yaml");
        Assert.SkipUnless(File.Exists(document), "The vendor's OpenAPI document is not beside the repository (../shared/openapi).");
        var yaml = new YamlStream();
        using (var reader = new StreamReader(document))
        {
            yaml.Load(reader);
        }

        var operations = ((YamlMappingNode)yaml.Documents[0].RootNode["paths"]).Children.Values
            .SelectMany(path => ((YamlMappingNode)path).Children.Values)
            .Select(operation => operation["operationId"].ToString())
            .ToArray();

        Assert.NotEmpty(operations);
        foreach (var cmdlet in Surface.Cmdlets.Where(cmdlet => cmdlet.Parameters.ContainsKey("Connection") && cmdlet.Verb is not ("Disconnect" or "Test")))
        {
            Run("Enable-TigrisOrganization acme");
            Run(Tenant.Script);

            // Piped objects have the identities that only the server creates, such as the version of a snapshot.
            var piped = Surface.Cmdlets.Where(source => source.Verb == "Get" && source.Noun == cmdlet.Noun)
                .Select(source => $"{SampleCall.Of(source)} | {cmdlet.Name} {SampleCall.PipedArguments(cmdlet.Name)}");
            foreach (var call in piped.Concat(SampleCall.All(cmdlet)))
            {
                Run(Surface.Attribute(cmdlet).SupportsShouldProcess ? call + " -Confirm:$false" : call);
            }
        }

        Assert.Equal([], operations.Where(operation => Server.Requests.Count(operation) == 0));
    }
}
