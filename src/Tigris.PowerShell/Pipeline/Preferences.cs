using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// The common parameters of a cmdlet, or the preference variables in their place. The pipeline thread reads them once, so that no text is
/// formatted that isn't shown.
/// </summary>
internal sealed class Preferences
{
    private Preferences(PSCmdlet cmdlet)
    {
        ErrorAction = Action(cmdlet, "ErrorAction", "ErrorActionPreference", ActionPreference.Continue);
        WarningAction = Action(cmdlet, "WarningAction", "WarningPreference", ActionPreference.Continue);
        Verbose = IsEnabled(cmdlet, "Verbose", "VerbosePreference");
        Debug = IsEnabled(cmdlet, "Debug", "DebugPreference");
        Progress = IsShown(Action(cmdlet, "ProgressAction", "ProgressPreference", ActionPreference.Continue));
        WhatIf = Switch(cmdlet, "WhatIf") ?? LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
        Prompts = WhatIf || (Switch(cmdlet, "Confirm") ?? Impact(cmdlet) != ConfirmImpact.None);
    }

    public ActionPreference ErrorAction { get; }

    public ActionPreference WarningAction { get; }

    public bool Verbose { get; }

    public bool Debug { get; }

    public bool Progress { get; }

    /// <summary>true if <c>-WhatIf</c> is on, so that the command changes nothing, neither on the server nor on this machine.</summary>
    public bool WhatIf { get; }

    /// <summary>true if the command shows a prompt before a change that can't be undone, or describes it for <c>-WhatIf</c>.</summary>
    public bool Prompts { get; }

    public static Preferences Of(PSCmdlet cmdlet) => new(cmdlet);

    private static bool IsEnabled(PSCmdlet cmdlet, string parameter, string variable) =>
        Switch(cmdlet, parameter) ?? IsShown(Variable(cmdlet, variable, ActionPreference.SilentlyContinue));

    private static bool? Switch(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && value is SwitchParameter wanted ? wanted.IsPresent : null;

    private static bool IsShown(ActionPreference preference) => preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private static ConfirmImpact Impact(PSCmdlet cmdlet) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue("ConfirmPreference"), out ConfirmImpact impact) ? impact : ConfirmImpact.High;

    private static ActionPreference Action(PSCmdlet cmdlet, string parameter, string variable, ActionPreference fallback) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && LanguagePrimitives.TryConvertTo(value, out ActionPreference bound)
            ? bound
            : Variable(cmdlet, variable, fallback);

    private static ActionPreference Variable(PSCmdlet cmdlet, string name, ActionPreference fallback) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(name), out ActionPreference preference) ? preference : fallback;
}
