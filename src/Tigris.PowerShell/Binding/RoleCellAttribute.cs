using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A user's role by its name. The engine ignores a cell that it can't convert, and the request would use the connection's role.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleCellAttribute : CellAttribute
{
    private protected override object? Read(object given)
    {
        try
        {
            return Cell.Role(given);
        }
        catch (TigrisArgumentException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
