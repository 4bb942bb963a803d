using System.Linq;
using System.Management.Automation;

namespace Tigris.Playground.StandIns;

/// <summary>Picks objects by their place, or properties of each by name. No calculated properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "Property")]
[OutputType(typeof(PSObject))]
public sealed class SelectObjectCommand : PSCmdlet
{
    private int _seen;
    private int _written;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, ParameterSetName = "Property")]
    [SupportsWildcards]
    public string[]? Property { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Expand")]
    public string? ExpandProperty { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? First { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    protected override void BeginProcessing()
    {
        if (First == 0)
        {
            throw EngineInternals.StopUpstream(this);
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || _seen++ < Skip)
        {
            return;
        }

        WriteObject(Pick(InputObject), enumerateCollection: ExpandProperty is not null);
        if (++_written == First)
        {
            // As the real one: what comes before in the pipeline must not go on working for nothing.
            throw EngineInternals.StopUpstream(this);
        }
    }

    private object? Pick(PSObject item)
    {
        if (ExpandProperty is not null)
        {
            return item.Properties[ExpandProperty]?.Value;
        }

        if (Property is null)
        {
            return item;
        }

        var picked = new PSObject();
        foreach (var name in Property)
        {
            PSPropertyInfo?[] found = WildcardPattern.ContainsWildcardCharacters(name) ? [.. item.Properties.Match(name)] : [item.Properties[name]];
            foreach (var property in found.Where(property => picked.Properties[property?.Name ?? name] is null))
            {
                picked.Properties.Add(new PSNoteProperty(property?.Name ?? name, property?.Value));
            }
        }

        return picked;
    }
}
