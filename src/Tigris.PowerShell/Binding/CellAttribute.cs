using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Marks an optional setting that binds from the pipeline: a blank cell of a row counts as a missing value. A blank value that is given
/// explicitly is an error, see <see cref="ExplicitArguments"/>.
/// </summary>
public abstract class CellAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Blank.ToNull(inputData) is { } given ? Read(given) : null;

    /// <summary>Converts a value that is not blank.</summary>
    private protected abstract object? Read(object given);
}
