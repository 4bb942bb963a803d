using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>A test with tenants and a separate folder for their files.</summary>
public abstract class TenantTest : EmulatorTest
{
    /// <summary>The operations of the received requests, in order.</summary>
    private protected IReadOnlyList<string> Operations =>
        [.. Server.Requests.Entries.Select(entry => entry.OperationId.Replace("Tigris_", "", StringComparison.Ordinal))];

    private protected void HasBuckets(string organization, params string[] buckets)
    {
        Server.SeedOrganizations(1, _ => ("other", "Other"));
        foreach (var bucket in buckets)
        {
            Run($"New-TigrisBucket {organization} {bucket} -OrganizationName x").ThrowIfFailed();
        }

        Server.Requests.Clear();
    }

    /// <summary>Offboards one tenant and returns its result by property.</summary>
    private protected Func<string, string?> Offboard(string organization, string more = "")
    {
        var outcome = Run($"Remove-TigrisTenant {organization} -Confirm:$false {more}").ThrowIfFailed();
        return property => Assert.Single(outcome.Texts(property));
    }
}
