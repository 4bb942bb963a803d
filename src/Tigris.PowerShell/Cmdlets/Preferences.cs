using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// What a cmdlet's common parameters, or else the preference variables, ask for. Read once, on the pipeline thread, so that texts that
/// nobody reads are never made.
/// </summary>
internal sealed class Preferences
{
    private Preferences(ActionPreference errorAction, bool verbose, bool debug)
    {
        ErrorAction = errorAction;
        Verbose = verbose;
        Debug = debug;
    }

    public ActionPreference ErrorAction { get; }

    public bool Verbose { get; }

    public bool Debug { get; }

    public static Preferences Of(PSCmdlet cmdlet) => new(
        Action(cmdlet, "ErrorAction", "ErrorActionPreference", ActionPreference.Continue),
        Wants(cmdlet, "Verbose", "VerbosePreference"),
        Wants(cmdlet, "Debug", "DebugPreference"));

    private static bool Wants(PSCmdlet cmdlet, string parameter, string variable) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && value is SwitchParameter wanted
            ? wanted.IsPresent
            : Variable(cmdlet, variable, ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private static ActionPreference Action(PSCmdlet cmdlet, string parameter, string variable, ActionPreference fallback) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && LanguagePrimitives.TryConvertTo(value, out ActionPreference bound)
            ? bound
            : Variable(cmdlet, variable, fallback);

    private static ActionPreference Variable(PSCmdlet cmdlet, string name, ActionPreference fallback) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(name), out ActionPreference preference) ? preference : fallback;
}
