using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The emulator's own endpoints. They are unsigned and not logged, because the emulator listens on loopback only.</summary>
internal sealed class DiagnosticsEndpoints(EmulatorState state, RequestLog log, ProblemLog problems, Faults faults)
{
    private static readonly Schema SetUsageBody = Schema.Closed(
        "SetUsage",
        Must("org_id", MemberType.Identity),
        Must("metric", MemberType.Identity),
        Must("date", MemberType.Identity),
        Must("value", MemberType.Number));

    private static readonly Schema SetContentsBody = Schema.Closed(
        "SetBucketContents",
        Must("org_id", MemberType.Identity),
        Must("bucket_name", MemberType.Identity),
        Must("size", MemberType.Amount),
        Must("object_count", MemberType.Amount));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", "/_emulator/health", "", OrganizationRule.None, Health),
        new("GET", "/_emulator/requests", "", OrganizationRule.None, Requests),
        new("GET", "/_emulator/problems", "", OrganizationRule.None, Problems),
        new("POST", "/_emulator/reset", "", OrganizationRule.None, Reset),
        new("POST", "/_emulator/usage", "", OrganizationRule.None, SetUsage) { Body = SetUsageBody },
        new("POST", "/_emulator/buckets", "", OrganizationRule.None, SetContents) { Body = SetContentsBody },
    ];

    // The handler holds the database: a response also shows that it works.
    private static object Health(Call call) => new { status = "ok", version = typeof(DiagnosticsEndpoints).Assembly.GetName().Version!.ToString(3) };

    private object Requests(Call call) => new
    {
        requests = log.Entries.Select(entry => new
        {
            method = entry.Method,
            raw_target = entry.RawTarget,
            status = entry.Status,
            operation_id = entry.OperationId,
            refusal = entry.Refusal,
            rate_limited = entry.IsRateLimited ? true : (bool?)null,
            started = entry.Started.UtcDateTime,
            elapsed_ms = entry.Elapsed.TotalMilliseconds,
        }).ToList(),
        total = log.Total,
        rate_limited = log.RateLimited,
        in_flight = log.InFlight,
        max_in_flight = log.MaxInFlight,
    };

    private object Problems(Call call) => new { problems = problems.Entries.Select(entry => new { time = entry.Time.UtcDateTime, text = entry.Text }).ToList() };

    private object Reset(Call call)
    {
        state.Reset();
        log.Clear();
        problems.Clear();
        faults.Clear();
        return Call.Nothing;
    }

    private object SetUsage(Call call)
    {
        if (!DateOnly.TryParseExact(call.Body.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw ApiException.BadRequest("date", "must be YYYY-MM-DD");
        state.SetUsage(call.Body.Text("org_id"), call.Body.Text("metric"), day, call.Body.Number("value"));
        return Call.Nothing;
    }

    private object SetContents(Call call)
    {
        var body = call.Body;
        state.SetBucketContents(body.Text("org_id"), body.Text("bucket_name"), body.Whole("size")!.Value, body.Whole("object_count")!.Value);
        return Call.Nothing;
    }
}
