using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Reads lifecycle rules from objects of this module, or from objects and hashtables with the same members. The engine's own conversion would drop
/// members and read <c>1,5</c> days as 15.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LifecycleRuleListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Piped.Bare(inputData) switch
            {
                null => null,
                IEnumerable list and not (string or IDictionary) => list.Cast<object?>().Select(LifecycleGraph.ReadRule).ToArray(),
                _ => new[] { LifecycleGraph.ReadRule(inputData) },
            };
        }
        catch (TigrisArgumentException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
