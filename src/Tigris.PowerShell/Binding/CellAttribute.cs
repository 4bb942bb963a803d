namespace Tigris.PowerShell;

/// <summary>
/// Marks an optional setting that binds from the pipeline: a blank cell of a row counts as a missing value. A blank value that is given
/// explicitly is an error, see <see cref="ExplicitArguments"/>.
/// </summary>
public abstract class CellAttribute : RecordArgumentAttribute
{
    private protected sealed override object? Convert(object? given) => Blank.ToNull(given) is { } value ? Read(value) : null;

    /// <summary>Converts a value that is not blank.</summary>
    private protected abstract object? Read(object given);
}
