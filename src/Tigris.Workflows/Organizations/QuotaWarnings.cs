using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Warnings about quotas that are valid but probably a mistake.</summary>
internal static class QuotaWarnings
{
    private const long Smallest = 1 << 20;

    /// <summary>Returns a warning for a quota under 1 MiB: a number that was meant with a unit, for example.</summary>
    public static IEnumerable<string> Of(string organizationId, long? quota) =>
        quota is > 0 and < Smallest ? [MessageText.Of(Messages.SmallQuota, organizationId, quota)] : [];
}
