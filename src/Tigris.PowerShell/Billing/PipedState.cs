using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads the state of an organization from the record of the pipeline's input.</summary>
internal static class PipedState
{
    /// <summary>Returns the value of the property Active; null if the record has none.</summary>
    public static bool? IsActive(PSCmdlet cmdlet) => InputPosition.CurrentOf(cmdlet) is { } record && Piped.Bare(record) is not string
        ? Field.Bool(PSObject.AsPSObject(record), "Active")
        : null;
}
