using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Makes a lifecycle rule for Set-TigrisBucketLifecycle or New-TigrisBucket. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "TigrisLifecycleRule", HelpUri = HelpPages.Api + "set-lifecycle-rules")]
[OutputType(typeof(LifecycleRule))]
public sealed class NewTigrisLifecycleRuleCommand : InputCmdlet
{
    /// <summary>Unique in the bucket; at most 36 characters are safe, 255 are the limit.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string RuleId { get; set; } = "";

    /// <summary>The beginning of the keys that the rule is for; without it, all objects.</summary>
    [Parameter]
    public string? Prefix { get; set; }

    /// <summary>Days after which objects move to the storage class of the same place in -StorageClass. Excludes -TransitionOn.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int[]? TransitionAfterDays { get; set; }

    /// <summary>UTC midnights at which all objects move to the storage class of the same place. Excludes -TransitionAfterDays.</summary>
    [Parameter]
    public object[]? TransitionOn { get; set; }

    /// <summary>The storage classes that objects move to: STANDARD_IA, GLACIER or GLACIER_IR; one for each time.</summary>
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

    /// <summary>Makes a rule that is kept but not in force.</summary>
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
