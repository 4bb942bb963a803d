using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Reads policy documents for what the vendor's documentation does not support, and for what can't work. Nothing is sent.</summary>
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
