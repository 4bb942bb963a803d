using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

internal sealed class SnapshotsEndpoints(BucketStore buckets, SnapshotStore snapshots, EmulatorOptions options)
{
    private const string All = BucketsEndpoints.One + "/snapshots";
    private const string One = All + "/{version}";

    private static readonly Schema CreateBody = Schema.Closed("CreateSnapshotRequest", May("description", MemberType.Text));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", All, "Tigris_CreateSnapshot", OrganizationRule.Active, Create) { Body = CreateBody, BodyOptional = true },
        new("GET", All, "Tigris_ListSnapshots", OrganizationRule.Exists, List),
        new("GET", One, "Tigris_GetSnapshot", OrganizationRule.Exists, Get),
        new("DELETE", One, "Tigris_DeleteSnapshot", OrganizationRule.Exists, Delete),
    ];

    private object Create(Call call)
    {
        var bucket = buckets.Require(call);
        if (!bucket.Snapshots) throw new ApiException(400, $"bucket '{bucket.Name}' has no snapshots enabled");
        var snapshot = snapshots.Take(bucket.Name, call.Body.OptionalText("description"), options.TimeProvider.GetUtcNow().UtcDateTime);
        return new { snapshot = SnapshotResponse.Of(snapshot) };
    }

    private object List(Call call)
    {
        var rows = snapshots.List(buckets.Require(call).Name);
        if (options.SnapshotOrder == SnapshotOrder.NewestFirst) rows.Reverse();
        return new { snapshots = rows.Select(SnapshotResponse.Of) };
    }

    private object Get(Call call) => new { snapshot = SnapshotResponse.Of(Require(call)) };

    private object Delete(Call call)
    {
        var snapshot = Require(call);
        snapshots.Delete(snapshot.Bucket, snapshot.Version);
        return Call.Nothing;
    }

    private SnapshotRow Require(Call call)
    {
        var bucket = buckets.Require(call);
        var version = call.Path("version");
        var isNumber = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return (isNumber ? snapshots.Find(bucket.Name, number) : null) ?? throw ApiException.NotFound("snapshot", version);
    }

    /// <summary>A snapshot in a response. The version is a string, because it exceeds the range of a double.</summary>
    private sealed record SnapshotResponse(string Version, DateTime CreatedAt, string Bucket, string? Description)
    {
        public static SnapshotResponse Of(SnapshotRow row) =>
            new(row.Version.ToString(CultureInfo.InvariantCulture), row.CreatedAt, row.Bucket, row.Description);
    }
}
