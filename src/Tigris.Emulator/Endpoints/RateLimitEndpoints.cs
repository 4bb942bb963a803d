using System;
using System.Collections.Generic;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The endpoints of the rate limit, for clients in other processes.</summary>
internal sealed class RateLimitEndpoints(RateLimits limits)
{
    private const string Path = "/_emulator/rate-limit";

    private static readonly Schema SetBody = Schema.Closed(
        "SetRateLimit",
        Must("rate_limit", MemberType.Identity),
        May("status", MemberType.Amount),
        May("retry_after", MemberType.OneOf("seconds", "date", "none")));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Path, "", OrganizationRule.None, Get) { Access = StoreAccess.EachQuery },
        new("PUT", Path, "", OrganizationRule.None, Set) { Access = StoreAccess.EachQuery, Body = SetBody },
        new("DELETE", Path, "", OrganizationRule.None, Remove) { Access = StoreAccess.EachQuery },
    ];

    private object Get(Call call) => ToResponse();

    private object Set(Call call)
    {
        var status = call.Body.Whole("status") ?? 429;
        limits.Limit = Read(call.Body.Text("rate_limit")) with
        {
            Status = status is 429 or 503 ? (int)status : throw ApiException.BadRequest("status", "must be 429 or 503"),
            RetryAfter = Enum.Parse<RetryAfterForm>(call.Body.OptionalText("retry_after") ?? "seconds", ignoreCase: true),
        };
        return ToResponse();
    }

    private object Remove(Call call)
    {
        limits.Limit = null;
        return Call.Nothing;
    }

    private static RateLimit Read(string text)
    {
        try
        {
            return RateLimit.Parse(text);
        }
        catch (FormatException e)
        {
            throw ApiException.BadRequest("rate_limit", e.Message);
        }
    }

    private object ToResponse() => limits.Limit is not { } limit ? Call.Nothing : new
    {
        rate_limit = limit.ToString(),
        status = limit.Status,
        retry_after = limit.RetryAfter.ToString().ToLowerInvariant(),
    };
}
