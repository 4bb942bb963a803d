namespace Tigris.PowerShell.Tests.Force;

/// <summary>A way to end a pipeline early.</summary>
internal enum ForceEnd
{
    SelectFirst,
    ReceiverThrows,
    ReceiverErrorStop,
    ReceiverBreaks,
    InputThrows,
    ErrorStop,
    WarningStop,
    VerboseStop,
    DebugStop,
    InformationStop,
    ProgressStop,
    Stop,
    CloseRunspace,
    StopWhilePrompting,
    Kill,
}
