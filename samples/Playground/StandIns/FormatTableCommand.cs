using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Tigris.Playground.StandIns;

/// <summary>The engine's own table formatting, with the module's views.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
[OutputType(typeof(object))]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.UseFormatter(this, "Table");
}
