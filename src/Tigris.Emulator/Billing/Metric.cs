using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Emulator.Billing;

/// <summary>
/// A billable metric: its price per unit in USD, the free amount per month, and the usage of a typical demo tenant. <c>Typical</c> is the amount of
/// one day for counts and GiB, and the level for storage.
/// </summary>
internal sealed record Metric(int Index, string Name, string Unit, string Description, decimal Price, decimal Free, decimal Typical)
{
    private const string Requests = "Number of Requests";
    private const string GibMonth = "GiB-Month";
    private const string Gib = "GiB";

    public static readonly ImmutableArray<Metric> All =
    [
        new(0, UsageMetricNames.ClassARequests, Requests, "Class A requests", 0.000005m, 10_000, 9_000),
        new(1, UsageMetricNames.ClassBRequests, Requests, "Class B requests", 0.0000005m, 100_000, 40_000),
        new(2, UsageMetricNames.StorageStandard, GibMonth, "Storage in STANDARD, each day's peak as its part of the month", 0.02m, 5, 40),
        new(3, UsageMetricNames.StorageInfrequentAccess, GibMonth, "Storage in STANDARD_IA", 0.01m, 0, 12),
        new(4, UsageMetricNames.InfrequentAccessMinimum, GibMonth, "STANDARD_IA deleted before 30 days", 0.01m, 0, 0),
        new(5, UsageMetricNames.RetrievalInfrequentAccess, Gib, "Data read from STANDARD_IA", 0.01m, 0, 0.5m),
        new(6, UsageMetricNames.StorageArchive, GibMonth, "Storage in GLACIER", 0.004m, 0, 80),
        new(7, UsageMetricNames.ArchiveMinimum, GibMonth, "GLACIER deleted before 90 days", 0.004m, 0, 0),
        new(8, UsageMetricNames.StorageArchiveInstant, GibMonth, "Storage in GLACIER_IR", 0.004m, 0, 20),
        new(9, UsageMetricNames.RetrievalArchiveInstant, Gib, "Data read from GLACIER_IR", 0.03m, 0, 0.2m),
        new(10, UsageMetricNames.Notifications, "Number of Events", "Object notifications sent", 0.00001m, 0, 500),
        new(11, UsageMetricNames.DataTransferOut, Gib, "Data sent to the internet", 0m, 0, 25),
    ];

    public bool IsCount => Unit is not (GibMonth or Gib);

    public bool IsLevel => Unit == GibMonth;

    /// <summary>The id, which is the same in every emulator. The format of the real ids is unknown.</summary>
    public string Id => StableId("metric", Name);

    public string ChargeId => StableId("charge", Name);

    public static Metric? Find(string nameOrId) => All.FirstOrDefault(metric => metric.Name == nameOrId || metric.Id == nameOrId);

    public static Metric Named(string name) => ByName[name];

    private static readonly FrozenDictionary<string, Metric> ByName = All.ToFrozenDictionary(metric => metric.Name, StringComparer.Ordinal);

    private static string StableId(string kind, string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}")).AsSpan(0, 16)).ToString();
}
