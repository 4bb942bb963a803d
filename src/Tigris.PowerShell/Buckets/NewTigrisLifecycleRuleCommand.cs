using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates a lifecycle rule for Set-TigrisBucketLifecycle or New-TigrisBucket. Sends no request.</summary>
[Cmdlet(VerbsCommon.New, "TigrisLifecycleRule", HelpUri = HelpPages.Api + "set-lifecycle-rules")]
[OutputType(typeof(LifecycleRule))]
public sealed class NewTigrisLifecycleRuleCommand : InputCmdlet
{
    /// <summary>The id of the rule, unique in the bucket. At most 36 characters are safe, and 255 are the limit.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string RuleId { get; set; } = "";

    /// <summary>The beginning of the keys that the rule applies to. Without it, the rule applies to all objects.</summary>
    [Parameter]
    public string? Prefix { get; set; }

    /// <summary>Days after which objects move to the storage class at the same position in -StorageClass. Excludes -TransitionOn.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int[]? TransitionAfterDays { get; set; }

    /// <summary>
    /// UTC midnights at which all objects move to the storage class at the same position in -StorageClass. Excludes -TransitionAfterDays.
    /// </summary>
    [Parameter]
    public object[]? TransitionOn { get; set; }

    /// <summary>The storage classes that objects move to: STANDARD_IA, GLACIER or GLACIER_IR; one for each number of days or date.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StorageClassCompleter))]
    public string[]? StorageClass { get; set; }

    /// <summary>Days after which objects are deleted permanently. Excludes -ExpireOn.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpireAfterDays { get; set; }

    /// <summary>The UTC midnight at which all objects are deleted permanently. Excludes -ExpireAfterDays.</summary>
    [Parameter]
    public object? ExpireOn { get; set; }

    /// <summary>Creates a disabled rule, which is stored and has no effect.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Disabled { get; set; }

    private protected override void ProcessInput() => Attempt(RuleId, () =>
    {
        var rule = new LifecycleRule
        {
            RuleId = NewName.RequireIdentity(RuleId, nameof(RuleId)),
            Enabled = !Disabled,
            Prefix = Prefix,
            Transition = ReadTransitions(),
            ExpireAfterDays = ExpireAfterDays,
            ExpireOn = ExpireOn is null ? null : UtcMidnight.Require(ExpireOn),
        };
        LifecycleCheck.Require(rule);
        Output.WriteObject(rule);
    });

    private LifecycleTransition[] ReadTransitions()
    {
        var classes = StorageClass ?? [];
        var times = (TransitionAfterDays?.Length ?? 0) + (TransitionOn?.Length ?? 0);
        if ((TransitionAfterDays is not null && TransitionOn is not null) || times != classes.Length)
        {
            throw new TigrisArgumentException("InvalidLifecycleRule", MessageText.Of(Workflows.Messages.RuleRefused, RuleId, Messages.TransitionsIncomplete), RuleId);
        }

        return [.. classes.Select((storageClass, index) => new LifecycleTransition
        {
            StorageClass = storageClass.ToUpperInvariant(),
            AfterDays = TransitionAfterDays?[index],
            On = TransitionOn is null ? null : (DateTimeOffset?)UtcMidnight.Require(TransitionOn[index]),
        })];
    }
}
