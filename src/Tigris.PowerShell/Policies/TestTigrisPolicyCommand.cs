using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Checks policy documents for content that the vendor's documentation doesn't support, or that can't work. Sends no request.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TigrisPolicy", HelpUri = HelpPages.Api + "create-policy")]
[OutputType(typeof(PolicyFinding))]
public sealed class TestTigrisPolicyCommand : InputCmdlet
{
    /// <summary>The document to test: JSON text, the path of a JSON file, a hashtable, an object, a policy, or statements.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Record]
    public object? Document { get; set; }

    private protected override void ProcessInput()
    {
        var source = PolicySources.Of(Document);
        Attempt(source.ToString(), () =>
        {
            foreach (var finding in PolicyLint.Check(PolicyDocuments.From(Document, SessionState), source))
            {
                Output.WriteObject(finding);
            }
        });
    }
}
