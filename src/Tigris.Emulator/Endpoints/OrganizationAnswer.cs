using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>The document's OrgInfo. A quota that was never set is omitted; zero means no limit.</summary>
internal sealed record OrganizationAnswer(string Id, string Name, bool Active, QuotaAnswer? Quota)
{
    public static OrganizationAnswer Of(OrganizationRow row) =>
        new(row.Id, row.Name, row.Active, row.QuotaBytes is { } bytes ? new QuotaAnswer(bytes) : null);
}

internal sealed record QuotaAnswer(long LimitBytes);
