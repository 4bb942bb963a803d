using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>
/// Applies the lifecycle rules of all buckets as of a time. Days count from the last change of an object to the next UTC midnight. If several actions
/// are due, expiration precedes transitions, and the coldest class wins.
/// </summary>
internal sealed class LifecycleRun(
    Database database, BucketStore buckets, ObjectStore objects, SoftDeletions softDeletions, ObjectEvents events, TimeProvider time, ProblemLog problems)
{
    private const int AtOnce = 1000;

    private static readonly ImmutableArray<string> FromWarmToCold = ["STANDARD", "STANDARD_IA", "GLACIER_IR", "GLACIER"];

    /// <summary>Runs the rules. A bucket that fails is logged and doesn't stop the others.</summary>
    public LifecycleResult Run(DateTime asOf)
    {
        var result = new LifecycleResult();
        try
        {
            softDeletions.Purge(asOf, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e)
        {
            problems.Add("soft-deleted objects could not be purged", e);
        }

        foreach (var name in database.Query<string>("SELECT name FROM buckets WHERE lifecycle IS NOT NULL"))
        {
            try
            {
                // One transaction for each page, so that requests don't wait for a whole bucket.
                for (var after = ""; after is not null;)
                {
                    var page = new LifecycleResult();
                    after = database.Write(() => RunPage(name, after, asOf, page));
                    result.Add(page);
                }
            }
            catch (Exception e)
            {
                result.FailedBuckets++;
                problems.Add($"the lifecycle rules of bucket {name} could not be applied", e);
            }
        }

        return result;
    }

    private string? RunPage(string name, string after, DateTime asOf, LifecycleResult result)
    {
        if (buckets.FindAnywhere(name) is not { Lifecycle: { } lifecycle } bucket) return null;
        var rules = JsonElement.Parse(lifecycle).EnumerateArray().Select(rule => new JsonBody(rule)).Where(rule => rule.Flag("enabled") == true).ToList();
        var rows = objects.List(name, after, inclusive: false, AtOnce);
        foreach (var row in rows) Apply(bucket, row, rules, asOf, result);
        return rows.Count < AtOnce ? null : rows[^1].Key;
    }

    private void Apply(BucketRow bucket, ObjectRow row, List<JsonBody> rules, DateTime asOf, LifecycleResult result)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = rules.Where(rule => row.Key.StartsWith(rule.Nested("filter")?.OptionalText("prefix") ?? "", StringComparison.Ordinal)).ToList();
        if (own.Any(rule => rule.Nested("expiration") is { } expiration && IsDue(expiration, row, asOf)))
        {
            objects.Remove(bucket, row, now);
            events.Raise(bucket, ObjectEvents.Deleted, row, now);
            result.Expired++;
            return;
        }

        var target = own.SelectMany(rule => rule.Items("transitions") ?? [])
            .Where(transition => IsDue(transition, row, asOf))
            .Select(transition => FromWarmToCold.IndexOf(transition.Text("storage_class")))
            .DefaultIfEmpty(-1)
            .Max();
        if (target <= FromWarmToCold.IndexOf(row.StorageClass)) return;
        objects.Transition(bucket, row, FromWarmToCold[target], now);
        events.Raise(bucket, ObjectEvents.Transitioned, row, now);
        result.Transitioned++;
    }

    private static bool IsDue(JsonBody condition, ObjectRow row, DateTime asOf)
    {
        if (condition.OptionalText("date") is { } date)
            return Timestamps.UtcMidnight(date, "date").ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) <= asOf;

        // Subtraction, because an addition could exceed the largest date.
        return (asOf.Date - row.Modified).Days >= condition.Whole("days")!.Value;
    }
}
