using System;
using System.Collections.Generic;
using System.Globalization;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Lifecycle;
using Tigris.Emulator.Schemas;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>Applies the lifecycle rules immediately, as of now or of a later day.</summary>
internal sealed class LifecycleEndpoint(LifecycleRun lifecycle, TimeProvider time)
{
    private static readonly Schema RunBody = Schema.Closed("RunLifecycle", May("as_of", MemberType.Identity));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("POST", "/_emulator/lifecycle", "", OrganizationRule.None, Run)
        {
            Access = StoreAccess.EachQuery,
            Body = RunBody,
            BodyOptional = true,
        },
    ];

    private object Run(Call call)
    {
        var result = lifecycle.Run(AsOf(call.Body.OptionalText("as_of")));
        return new { expired = result.Expired, transitioned = result.Transitioned, failed_buckets = result.FailedBuckets };
    }

    private DateTime AsOf(string? text)
    {
        if (text is null) return time.GetUtcNow().UtcDateTime;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var asOf)
            ? asOf.UtcDateTime
            : throw ApiException.BadRequest("as_of", "must be a time or a day, such as 2026-12-24T00:00:00Z or 2026-12-24");
    }
}
