using System.Collections.Generic;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>The document's AccessKeyInfo. The response to GetAccessKey has policies and scope too.</summary>
internal sealed record AccessKeyResponse(string Id, string Name, string Status, IReadOnlyList<BucketRole> BucketsRoles)
{
    public IReadOnlyList<string>? AttachedPolicies { get; init; }

    public string? AccessKeyScope { get; init; }

    /// <summary>A key of an inactive organization is always inactive.</summary>
    public static AccessKeyResponse Of(AccessKeyRow row, OrganizationRow organization) =>
        new(row.Id, row.Name, row.Active && organization.Active ? "Active" : "Inactive", BucketRole.Read(row.Roles));
}
