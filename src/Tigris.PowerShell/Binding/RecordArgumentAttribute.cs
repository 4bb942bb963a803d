using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Converts a value that binds from the pipeline. The engine writes the error of a value that is refused, so the message of that error
/// carries the row.
/// </summary>
public abstract class RecordArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (BoundRecord.CommandOf(engineIntrinsics) is not { } command)
        {
            return Convert(inputData);
        }

        command.BeginRecord();
        try
        {
            var value = Convert(inputData);
            command.RequireBindable(inputData, value);
            return value;
        }
        catch (Exception exception) when (!EngineExceptions.EndPipeline(exception))
        {
            throw new ArgumentTransformationMetadataException(command.RefuseRecord(exception), exception);
        }
    }

    /// <summary>Converts the value.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value is refused.</exception>
    private protected abstract object? Convert(object? given);
}

/// <summary>A parameter that binds the record itself. Its command converts the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordAttribute : RecordArgumentAttribute
{
    private protected override object? Convert(object? given) => given;
}
