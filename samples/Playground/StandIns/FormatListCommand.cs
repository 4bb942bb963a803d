using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Tigris.Playground.StandIns;

/// <summary>The engine's own list formatting, with the module's views.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
[OutputType(typeof(object))]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.UseFormatter(this, "List");
}
