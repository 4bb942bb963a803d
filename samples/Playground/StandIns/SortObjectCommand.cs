using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.Playground.StandIns;

/// <summary>Sorts objects by properties, or by themselves.</summary>
[Cmdlet("Sort", "Object")]
[OutputType(typeof(PSObject))]
public sealed class SortObjectCommand : PSCmdlet
{
    private static readonly Comparer<object?> Order = Comparer<object?>.Create(
        (left, right) => LanguagePrimitives.TryCompare(left, right, ignoreCase: true, out var order) ? order : 0);

    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        IOrderedEnumerable<PSObject>? sorted = null;
        foreach (var name in Property ?? [""])
        {
            object? Key(PSObject item) => name.Length == 0 ? item.BaseObject : item.Properties[name]?.Value;
            sorted = (sorted, Descending.IsPresent) switch
            {
                (null, false) => _items.OrderBy(Key, Order),
                (null, true) => _items.OrderByDescending(Key, Order),
                (_, false) => sorted.ThenBy(Key, Order),
                (_, true) => sorted.ThenByDescending(Key, Order),
            };
        }

        WriteObject(sorted, enumerateCollection: true);
    }
}
