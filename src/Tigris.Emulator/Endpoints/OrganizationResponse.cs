using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>The document's OrgInfo. A quota that was never set is omitted; zero means no limit.</summary>
internal sealed record OrganizationResponse(string Id, string Name, bool Active, QuotaResponse? Quota)
{
    public static OrganizationResponse Of(OrganizationRow row) =>
        new(row.Id, row.Name, row.Active, row.QuotaBytes is { } bytes ? new QuotaResponse(bytes) : null);
}

internal sealed record QuotaResponse(long LimitBytes);
