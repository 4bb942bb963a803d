using System.Management.Automation;

namespace Tigris.Playground.StandIns;

/// <summary>Counts objects, and adds up a property of them.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
[OutputType(typeof(PSObject))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private int _count;
    private double _sum;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    protected override void ProcessRecord()
    {
        var value = Property is null ? InputObject?.BaseObject : InputObject?.Properties[Property]?.Value;
        if (value is null)
        {
            return;
        }

        _count++;
        if (Sum)
        {
            _sum += LanguagePrimitives.ConvertTo<double>(value);
        }
    }

    protected override void EndProcessing()
    {
        var result = new PSObject();
        result.Properties.Add(new PSNoteProperty("Count", _count));
        result.Properties.Add(new PSNoteProperty("Sum", Sum ? _sum : null));
        result.Properties.Add(new PSNoteProperty("Property", Property));
        WriteObject(result);
    }
}
