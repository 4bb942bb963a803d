using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The result of the comparison of one tenant.</summary>
/// <param name="desired">The desired state.</param>
/// <param name="organizationName">The display name that the server reports.</param>
/// <param name="differences">All differences, unknown ones included.</param>
/// <param name="error">The reason why a part of the tenant couldn't be compared; null if all of it was.</param>
internal sealed class StateComparison(
    DesiredTenant desired, string? organizationName, IReadOnlyList<StateDifference> differences, TigrisArgumentException? error = null)
{
    public DesiredTenant Desired { get; } = desired;

    public TigrisArgumentException? Error { get; } = error;

    public IReadOnlyList<StateDifference> Differences { get; private set; } = differences;

    /// <summary>The accepted deviations that expired and match a difference.</summary>
    public IReadOnlyList<AcceptedDeviation> Expired { get; private set; } = [];

    /// <summary>The number of settings with a desired value that the server doesn't report.</summary>
    public int Unknown => Differences.Count(difference => difference.Kind == TenantDifferenceKind.Unknown && !StateValue.IsNone(difference.Desired));

    /// <summary>Returns the comparison for a tenant that the document doesn't name.</summary>
    public static StateComparison OfExtra(Organization organization) => OfTenant(
        new DesiredTenant { OrganizationId = organization.OrganizationId },
        organization.OrganizationName,
        new() { Kind = TenantDifferenceKind.Extra, Actual = organization.OrganizationId, Command = StateKind.Tenant.RemoveCommand });

    /// <summary>Returns the comparison for a tenant that couldn't be read.</summary>
    public static StateComparison OfUnreadable(DesiredTenant desired) =>
        OfTenant(desired, null, new() { Kind = TenantDifferenceKind.Unknown, Desired = desired.OrganizationId });

    /// <summary>Marks the differences that the document accepts at a time.</summary>
    public StateComparison Accept(DateTimeOffset now)
    {
        if (Differences.Count == 0)
        {
            return this;
        }

        var valid = Desired.AcceptedDeviations.Where(deviation => now < deviation.ExpiresOn.AddDays(1)).ToArray();
        Differences = [.. Differences.Select(difference => difference with { AcceptedDeviation = valid.FirstOrDefault(deviation => deviation.Path == difference.Path) })];
        Expired = [.. Desired.AcceptedDeviations.Except(valid).Where(deviation => Differences.Any(difference => difference.Counts && difference.Path == deviation.Path))];
        return this;
    }

    /// <summary>Returns a difference as an output object.</summary>
    public TenantDifference ToModel(StateDifference difference, IJsonSerializer json) => new()
    {
        OrganizationId = Desired.OrganizationId,
        OrganizationName = organizationName,
        BucketName = difference.Of == StateKind.Bucket ? difference.Name : null,
        PolicyName = difference.Of == StateKind.Policy ? difference.Name : null,
        KeyName = difference.Of == StateKind.AccessKey ? difference.Name : null,
        AccessKeyId = difference.AccessKeyId,
        Path = difference.Path,
        Kind = difference.Kind,
        Desired = ToModel(difference.Desired, json),
        Actual = ToModel(difference.Actual, json),
        CanChange = difference.Command is not null,
        Command = difference.Command,
        AcceptedDeviation = difference.AcceptedDeviation,
        Line = Desired.Line,
    };

    /// <summary>Returns the numbers of differences.</summary>
    public TenantComparison ToModel() => new()
    {
        OrganizationId = Desired.OrganizationId,
        OrganizationName = organizationName,
        Missing = Count(TenantDifferenceKind.Missing),
        Extra = Count(TenantDifferenceKind.Extra),
        Different = Count(TenantDifferenceKind.Different),
        Unknown = Differences.Count(difference => difference.Kind == TenantDifferenceKind.Unknown),
        Accepted = Differences.Count(difference => difference.AcceptedDeviation is not null),
        Unchangeable = Differences.Count(difference => difference.Counts && difference.Command is null),
        Line = Desired.Line,
    };

    private static StateComparison OfTenant(DesiredTenant desired, string? name, StateDifference difference) =>
        new(desired, name, [difference with { Path = StateMember.OrganizationId }]);

    private int Count(TenantDifferenceKind kind) => Differences.Count(difference => difference.Counts && difference.Kind == kind);

    /// <summary>Returns a canonical value as the value of an output object: lists and objects as JSON text.</summary>
    public static object? ToModel(object? value, IJsonSerializer json) => value is null or string or bool or long ? value : json.Serialize(value);
}
