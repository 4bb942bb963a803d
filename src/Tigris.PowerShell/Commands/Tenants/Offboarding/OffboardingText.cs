using System.Collections.Generic;

namespace Tigris.PowerShell.Commands;

/// <summary>What a user is asked before a tenant is offboarded.</summary>
internal static class OffboardingText
{
    public static string WithoutFigures(OffboardingPlan plan) => plan.KeepBuckets ? Messages.ActionOffboardKeep : Messages.ActionOffboard;

    public static string Of(OffboardingPlan plan, IReadOnlyCollection<DoomedBucket> buckets)
    {
        var size = DoomedBucket.Bytes(buckets) is { } bytes ? Size.Of(bytes) : Messages.SizeUnknown;
        return Text.Of(plan.KeepBuckets ? Messages.ActionOffboardKeepFigures : Messages.ActionOffboardFigures, buckets.Count, size);
    }
}
